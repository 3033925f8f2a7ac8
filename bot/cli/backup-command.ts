import type { Command } from 'commander';
import { systemClock } from '../platform/clock';
import { CommandRefused } from '../settings/refused';
import type { Context } from './context';

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
