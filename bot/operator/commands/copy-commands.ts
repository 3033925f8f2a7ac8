import type { Command } from 'commander';
import { systemClock } from '../../platform/clock';
import { CommandRefused } from '../../settings/refused';
import type { Context } from './context';
import type { RestoreWords } from './restore';

/** `backup`: copies database and vault to two places, while the bot runs. */
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
        // In a line of cron only a failure is read.
        if (made.doubts.length > 0) throw new CommandRefused(made.doubts.join(' '));
      },
    );
}

/** `restore`: brings copies of database and vault back while the bot is stopped. */
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
