import type { Command } from 'commander';
import { desks } from '../domain/ids';
import { systemClock } from '../platform/clock';
import { nodeRandom } from '../platform/random';
import { parseDesk, parseTitle } from './arguments';
import type { Context } from './context';

/** `invite`: a one-time code that lets a person join a desk. */
export function addInviteCommand(program: Command, context: Context): void {
  program
    .command('invite')
    .description('print a one-time code that lets a person join a desk')
    .requiredOption('--desk <desk>', desks.join(' or '))
    .requiredOption('--title <title>', 'how reporters see the person, never a name')
    .action(async (options: { readonly desk: string; readonly title: string }) => {
      const [desk, title] = [parseDesk(options.desk), parseTitle(options.title)];
      const { invite } = await import('./invite.js');
      const { withPeople } = await import('./with-keys.js');
      context.answer(
        await withPeople(context, ({ people }) =>
          invite({ people, random: nodeRandom(), clock: systemClock() }, desk, title),
        ),
      );
    });
}
