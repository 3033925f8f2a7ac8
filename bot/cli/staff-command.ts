import type { Command } from 'commander';
import { systemClock } from '../platform/clock';
import { deskNames, parseDesk } from './arguments';
import type { Context } from './context';
import { listStaff } from './staff-list';
import { removeStaff } from './staff-remove';

/** `staff list` and `staff remove`: the desks' own people, by their titles. */
export function addStaffCommand(program: Command, { answer, withDatabase }: Context): void {
  const staff = program.command('staff').description("the desks' people");
  staff
    .command('list')
    .description('who belongs to the desks, and who waits for approval')
    .option('--desk <desk>', `${deskNames.join(' or ')}; without it both`)
    .action(async (options: { readonly desk?: string }) => {
      const desks = options.desk === undefined ? deskNames : [parseDesk(options.desk)];
      answer(await withDatabase(({ people }) => listStaff(people, desks)));
    });
  staff
    .command('remove')
    .description('remove a person from a desk, at once')
    .argument('<id>', 'as `staff list` shows it')
    .action(async (id: string) => {
      answer(await withDatabase(({ people }) => removeStaff(people, id, systemClock().today())));
    });
}
