import type { Command } from 'commander';
import { desks } from '../domain/ids';
import { systemClock } from '../platform/clock';
import { parseDesk } from './arguments';
import type { Context } from './context';

/** `staff list` and `staff remove`: the desks' own people, by their titles. */
export function addStaffCommand(program: Command, context: Context): void {
  const staff = program.command('staff').description("the desks' people");
  staff
    .command('list')
    .description('who belongs to the desks, and who waits for approval')
    .option('--desk <desk>', `${desks.join(' or ')}; without it both`)
    .action(async (options: { readonly desk?: string }) => {
      const named = options.desk === undefined ? desks : [parseDesk(options.desk)];
      const { listStaff } = await import('./staff-list.js');
      const { withPeople } = await import('./with-keys.js');
      context.answer(
        await withPeople(context, (opened) => listStaff(opened, named, systemClock().today())),
      );
    });
  staff
    .command('remove')
    .description('remove a person from a desk, at once')
    .argument('<id>', 'as `staff list` shows it')
    .action(async (id: string) => {
      const { removeStaff } = await import('./staff-remove.js');
      const { withPeople } = await import('./with-keys.js');
      context.answer(
        await withPeople(context, ({ people }) => removeStaff(people, id, systemClock().today())),
      );
    });
}
