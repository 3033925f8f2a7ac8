import type { Command } from 'commander';
import type { Context } from './context';
import type { RightsOptions } from './write-rights';

/** `rights`: writes what everybody is to know about reporting as one page, to print and for the intranet. */
export function addRightsCommand(program: Command, { terminal, folder, answer }: Context): void {
  program
    .command('rights')
    .description('write who may report, how, and with what protection, as one page to print')
    .requiredOption('--out <file>', 'the page to write, such as rights.html')
    .option('--replace', 'although what is there was not written by this command')
    .action(async (options: RightsOptions) => {
      const { writeRights } = await import('./write-rights.js');
      answer(await writeRights(terminal.environment, folder, options));
    });
}
