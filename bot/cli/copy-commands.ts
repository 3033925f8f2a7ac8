import type { Command } from 'commander';
import { systemClock } from '../platform/clock';
import { CommandRefused } from '../settings/refused';
import type { Context } from './context';
import type { RestoreWords } from './restore';
import type { KeysContext } from './with-keys';

/** `backup`: copies database and vault to two places, beside the running bot. */
export function addBackupCommand(program: Command, { terminal, folder, answer }: Context): void {
  program
    .command('backup')
    .description('copy the database and the vault to two different places, and check both copies')
    .argument('<database-folder>', "where the database's copies lie")
    .argument('<vault-folder>', "where the vault's copies lie")
    .option('--name <suffix>', 'what stands behind the day in the names, such as before-upgrade')
    .action(
      async (database: string, vault: string, { name: suffix }: { readonly name?: string }) => {
        const { makeBackup } = await import('./backup.js');
        const today = systemClock().today();
        const words = { database, vault, suffix };
        const made = await makeBackup(terminal.environment, folder, words, today);
        answer(made.answer);
        // Where nobody reads what went well, as in a line of cron, this is read.
        if (made.doubts.length > 0) throw new CommandRefused(made.doubts.join(' '));
      },
    );
}

/** `restore`: brings copies of database and vault back while the bot stands still. */
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

/** `pool open`: opens images of what waits that were set aside since the vault lacked their key. */
export function addPoolCommand(
  program: Command,
  context: KeysContext & { readonly folder: string },
): void {
  const pool = program.command('pool').description('what was sent and is not out');
  pool
    .command('open')
    .description('open what was set aside for want of a key, with a copy of the vault')
    .requiredOption('--vault <copy>', "the vault's copy: a file, or the address of a Key Vault")
    .action(async ({ vault: copy }: { readonly vault: string }) => {
      const { openAside } = await import('./open-aside.js');
      const { withVault } = await import('./with-keys.js');
      context.answer(
        await withVault(context, (database, vault, keys) =>
          openAside({ database, vault, keys }, copy, context.folder),
        ),
      );
    });
}
