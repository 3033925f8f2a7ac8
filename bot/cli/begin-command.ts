import type { Command } from 'commander';
import type { Context } from './context';

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
