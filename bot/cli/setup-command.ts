import type { Command } from 'commander';
import type { Context } from './context';

/** `setup`: asks ten questions and puts everything on the machine that the bot needs there. */
export function addSetupCommand(program: Command, context: Context): void {
  program
    .command('setup')
    .description('ask ten questions, write settings, folders and service, and look at everything')
    .option('--answers <file>', 'take the answers from a JSON file instead of a person')
    .option('--root <folder>', 'write below a folder, to try it or for a system that lies there')
    .action(async (words: { readonly answers?: string; readonly root?: string }) => {
      const { setUpMachine } = await import('./setup.js');
      context.answer(await setUpMachine(context, words));
    });
}
