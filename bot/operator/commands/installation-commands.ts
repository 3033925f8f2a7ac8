import { resolve } from 'node:path';
import type { Command } from 'commander';
import { hourAt, systemClock } from '../../platform/clock';
import { programVersion } from '../../platform/project-root';
import { CommandRefused } from '../../settings/refused';
import type { Context } from './context';
import type { RestoreWords } from './restore';

/** No start in production makes an installation by itself. */
export function addBeginCommand(program: Command, { terminal, answer }: Context): void {
  program
    .command('begin')
    .description('make a new installation: an empty database, and a vault for it')
    .option('--after-loss', 'although there was one, and both its stores are gone for good')
    .action(async ({ afterLoss = false }: { readonly afterLoss?: boolean }) => {
      const { beginInstallation } = await import('./begin.js');
      answer(await beginInstallation(terminal.environment, afterLoss));
    });
}

/** Ends as `doctor` does. */
export function addSetupCommand(program: Command, context: Context): void {
  program
    .command('setup')
    .description('ask eleven questions, write the settings, and look at everything as doctor does')
    .option('--answers <file>', 'take the answers from a JSON file instead of a person')
    .option('--root <folder>', 'write below a folder, to try it or for a system that lies there')
    .action(async (words: { readonly answers?: string; readonly root?: string }) => {
      const { setUpSystem } = await import('./setup.js');
      context.answer(await setUpSystem(context, words));
    });
}

export function addSettingsCommand(program: Command, context: Context): void {
  const { terminal, answer } = context;
  const settings = program.command('settings').description('one setting at a time');
  settings
    .command('get')
    .description('print what is set; of a secret only that it is')
    .argument('[name]', 'such as VISSLA_RELEASE; without it all')
    .action(async (name?: string) => {
      const { settingsIn } = await import('../../settings/reader.js');
      const { isSecret } = await import('../setup/collect.js');
      const set = Object.entries(settingsIn(terminal.environment))
        .filter(([one, value]) => one === (name ?? one) && Boolean(value))
        .map(([one, value]) => [one, isSecret(one) ? '(set)' : value] as const);
      const lines = set.map((one) => one.join('='));
      const none = name === undefined ? 'Nothing is set.' : `${name} is not set.`;
      answer({ lines: set.length > 0 ? lines : [none], json: Object.fromEntries(set) });
    });
  settings
    .command('set')
    .description('check a setting, write it, and end as setup does')
    .argument('<name>', 'such as VISSLA_RELEASE')
    .argument('[value]', "'' takes it out; without it, it is asked for, and not shown while typed")
    .option('--root <folder>', 'write below a folder')
    .action(async (name: string, typed: string | undefined, words: { readonly root?: string }) => {
      const { setUpSystem } = await import('./setup.js');
      const value = typed ?? (await terminal.ask?.(`${name}: `, { secret: true })) ?? '';
      if (typed === undefined && value === '')
        throw new CommandRefused("Nothing was typed. To take a setting out, give '' as its value.");
      const takenOut = value.trim() === '' ? { takenOut: name } : {};
      answer(await setUpSystem(context, { ...words, ...takenOut, answers: { [name]: value } }));
    });
}

export function addLogsCommand(program: Command, { folder, answer }: Context): void {
  program
    .command('logs')
    .description('show the last 50 lines of the log, and what their codes mean')
    .option('--file <file>', 'another log', '/var/log/vissla/vissla.log')
    .action(async ({ file }: { readonly file: string }) => {
      const { explainLog } = await import('./explain-log.js');
      answer(explainLog(resolve(folder, file)));
    });
}

/** Changes nothing. */
export function addStatusCommand(program: Command, { terminal, answer }: Context): void {
  program
    .command('status')
    .description('counts and days: people, open threads, migrations, versions')
    .action(async () => {
      const { withInspection } = await import('./with-database.js');
      const { readStatus } = await import('./status.js');
      const { vaultBeside } = await import('../doctor/vault-beside.js');
      const { readPlaces } = await import('../../settings/places.js');
      const { vaultAt } = await import('../../keys/vault/vault-at.js');
      const { environment } = terminal;
      const clock = systemClock();
      const now = { today: clock.today(), hour: hourAt(clock.now()) };
      const versions = { vissla: programVersion(), node: process.versions.node };
      const vault = () => vaultAt(places.vault, clock);
      const { lookAtBackups } = await import('../doctor/check-backups.js');
      const places = readPlaces(environment);
      const backups = lookAtBackups(places, now.today);
      answer(
        await withInspection(environment, (inspection) =>
          readStatus(inspection, now, versions, vaultBeside(inspection, vault), backups),
        ),
      );
    });
}

/**
 * `migrate`: brings the tables up to date, as a start does; with `--check` it only says what would be done.
 */
export function addMigrateCommand(program: Command, { terminal, answer, fail }: Context): void {
  const { environment } = terminal;
  program
    .command('migrate')
    .description('bring the database to the tables of this version')
    .option('--check', 'only say what is to be done; ends with 1 when something is')
    .action(async ({ check }: { readonly check?: boolean }) => {
      const { bringUp, withInspection } = await import('./with-database.js');
      const { done, pending, unknown } = await withInspection(
        environment,
        ({ migrations }) => Promise.resolve(migrations),
        true,
      );
      if (unknown.length > 0)
        throw new CommandRefused(
          'The database was written by a newer version. Run that version, or restore the backup from before it.',
        );
      if (check === true) {
        answer(described(done, pending, 'To be run'));
        if (pending.length > 0) fail();
        return;
      }
      // Another process may have been faster: this runs what is pending by now, in one transaction.
      const run = await bringUp(environment);
      const before = [...done, ...pending].filter((name) => !run.includes(name));
      answer(described(before, run, 'Run'));
    });
}

function described(done: readonly string[], pending: readonly string[], verb: 'Run' | 'To be run') {
  return {
    lines:
      pending.length === 0
        ? [`The database is up to date (migrations: ${done.length}).`]
        : pending.map((name) => `${verb}: ${name}`),
    json: { done, [verb === 'Run' ? 'run' : 'pending']: pending },
  };
}

export function addBackupCommand(program: Command, { terminal, folder, answer }: Context): void {
  program
    .command('backup')
    .description('copy the database and the vault to two different places, and check both copies')
    .argument(
      '[database-folder]',
      "where the database's copies lie; without it VISSLA_BACKUPS says",
    )
    .argument('[vault-folder]', "where the vault's copies lie")
    .option('--name <suffix>', 'what stands behind the day in the names, such as before-upgrade')
    .action(
      async (
        database?: string,
        vault?: string,
        { name: suffix }: { readonly name?: string } = {},
      ) => {
        const { makeBackup } = await import('./backup.js');
        const today = systemClock().today();
        const words = { database, vault, suffix };
        const made = await makeBackup(terminal.environment, folder, words, today);
        answer(made.answer);
        // In a line of cron only a failure is read.
        if (made.doubts.length > 0) throw new CommandRefused(made.doubts.join(' '));
      },
    );
}

export function addRestoreCommand(program: Command, { terminal, folder, answer }: Context): void {
  program
    .command('restore')
    .description('bring back a copy of the database, of the vault, or of both; stop the bot first')
    .option('--database <file>', "the database's copy; without it the database stays")
    .option('--vault <file>', "the vault's copy; without it the vault stays")
    .option('--replace', 'although what is there is whole and newer; it is kept under another name')
    .action(async (words: RestoreWords) => {
      const { bringBack } = await import('./restore.js');
      answer(await bringBack(terminal.environment, folder, words, systemClock().today()));
    });
}
