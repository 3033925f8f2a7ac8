import type { Command } from 'commander';
import { systemClock } from '../platform/clock';
import { nodeRandom } from '../platform/random';
import { deskNames, parseDesk, parseTitle } from './arguments';
import type { Context } from './context';
import { invite } from './invite';

/** `invite`: a one-time code that lets a person join a desk. */
export function addInviteCommand(program: Command, { answer, withDatabase }: Context): void {
  program
    .command('invite')
    .description('print a one-time code that lets a person join a desk')
    .requiredOption('--desk <desk>', deskNames.join(' or '))
    .requiredOption('--title <title>', 'how reporters see the person, never a name')
    .action(async (options: { readonly desk: string; readonly title: string }) => {
      const [desk, title] = [parseDesk(options.desk), parseTitle(options.title)];
      answer(
        await withDatabase(({ people }) =>
          invite({ people, random: nodeRandom(), clock: systemClock() }, desk, title),
        ),
      );
    });
}
