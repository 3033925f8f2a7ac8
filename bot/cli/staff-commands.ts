import type { Command } from 'commander';
import { desks } from '../domain/ids';
import { systemClock } from '../platform/clock';
import { nodeRandom } from '../platform/random';
import { parseDesk, parseTitle } from './arguments';
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

/** `invite`: a one-time code that lets a person join a desk; `invite list` and `invite withdraw`. */
export function addInviteCommand(program: Command, context: Context): void {
  const now = { random: nodeRandom(), clock: systemClock() };
  const command = program
    .command('invite')
    .description('print a one-time code that lets a person join a desk')
    .option('--desk <desk>', `${desks.join(' or ')}; needed`)
    .option('--title <title>', 'how reporters see the person, never a name; needed')
    .action(async (options: { readonly desk?: string; readonly title?: string }) => {
      // Asked for here: what a command requires, its own commands would require as well.
      const [desk, title] = [
        parseDesk(options.desk ?? missing('--desk <desk>')),
        parseTitle(options.title ?? missing('--title <title>')),
      ];
      const { invite } = await import('./invite.js');
      const { withPeople } = await import('./with-keys.js');
      context.answer(
        await withPeople(context, ({ people }) => invite({ people, ...now }, desk, title)),
      );
    });
  const missing = (option: string): never =>
    command.error(`error: required option '${option}' not specified`);

  command
    .command('list')
    .description('the invitations that are open')
    .action(async () => {
      const { listInvitations } = await import('./invite-list.js');
      const { withPeople } = await import('./with-keys.js');
      context.answer(
        await withPeople(context, ({ people }) => listInvitations(people, now.clock.now())),
      );
    });
  command
    .command('withdraw')
    .description('end an invitation at once')
    .argument('<first>', 'the first four characters of its code')
    .action(async (first: string) => {
      const { withdrawInvitation } = await import('./invite-withdraw.js');
      const { withPeople } = await import('./with-keys.js');
      context.answer(
        await withPeople(context, ({ people }) => withdrawInvitation({ people, ...now }, first)),
      );
    });
}
