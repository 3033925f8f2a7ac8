import type { Command } from 'commander';
import { hourAt, systemClock } from '../../platform/clock';
import { programVersion } from '../../platform/project-root';
import { CommandRefused } from '../../settings/refused';
import type { CommandAnswer, Context } from './context';

/** `begin`: makes a new installation in two empty places, which no start in production does by itself. */
export function addBeginCommand(program: Command, { terminal, answer }: Context): void {
  program
    .command('begin')
    .description('make a new installation: an empty database, and a vault for it')
    .option('--anew', 'although there was one, and both its stores are gone for good')
    .action(async ({ anew }: { readonly anew?: boolean }) => {
      const { beginInstallation } = await import('./begin.js');
      answer(await beginInstallation(terminal.environment, anew === true));
    });
}

/** `setup`: asks ten questions, writes the settings, and ends as `doctor` does. */
export function addSetupCommand(program: Command, context: Context): void {
  program
    .command('setup')
    .description('ask ten questions, write the settings, and look at everything as doctor does')
    .option('--answers <file>', 'take the answers from a JSON file instead of a person')
    .option('--root <folder>', 'write below a folder, to try it or for a system that lies there')
    .action(async (words: { readonly answers?: string; readonly root?: string }) => {
      const { setUpSystem } = await import('./setup.js');
      context.answer(await setUpSystem(context, words));
    });
}

/** `status`: counts and days of the installation; changes nothing. */
export function addStatusCommand(program: Command, { terminal, answer }: Context): void {
  program
    .command('status')
    .description('counts and days: people, open threads, migrations, versions')
    .action(async () => {
      const { withInspection } = await import('./with-database.js');
      const { readStatus } = await import('./status.js');
      const { vaultBeside } = await import('../doctor/vault-beside.js');
      const { readVaultPlace } = await import('../../settings/places.js');
      const { vaultAt } = await import('../../keys/vault/vault-at.js');
      const { environment } = terminal;
      const clock = systemClock();
      const now = { today: clock.today(), hour: hourAt(clock.now()) };
      const versions = { vissla: programVersion(), node: process.versions.node };
      const vault = () => vaultAt(readVaultPlace(environment), clock);
      answer(
        await withInspection(environment, (inspection) =>
          readStatus(inspection, now, versions, vaultBeside(inspection, vault)),
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
      const { bringUp, withMigrations } = await import('./with-database.js');
      const { done, pending, unknown } = await withMigrations(environment, (state) => state);
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

function described(
  done: readonly string[],
  pending: readonly string[],
  verb: 'Run' | 'To be run',
): CommandAnswer {
  return {
    lines:
      pending.length === 0
        ? [`The database is up to date (migrations: ${done.length}).`]
        : pending.map((name) => `${verb}: ${name}`),
    json: { done, [verb === 'Run' ? 'run' : 'pending']: pending },
  };
}
