import type { Command } from 'commander';
import { systemClock } from '../platform/clock';
import type { Context } from './context';
import type { RestoreWords } from './restore';

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
