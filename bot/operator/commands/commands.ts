import type { Command } from 'commander';
import type { By, Context } from './context';
import { addInstallationCommands } from './installation-commands';
import { addPageCommands } from './page-commands';
import { addStaffCommands } from './staff-commands';
import { addStoreCommands } from './store-commands';

/** Adds every command, in the order of the help, which loads no database and no messenger. */
export function addCommands(program: Command, context: Context): void {
  const by: By =
    (load) =>
    async (...words) => {
      const work = await load();
      context.answer(await work(context, ...words));
    };
  for (const add of [addInstallationCommands, addStaffCommands, addPageCommands, addStoreCommands])
    add(program, by);
}
