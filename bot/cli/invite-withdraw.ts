import { readCrockford } from '../domain/crockford';
import { locatorCharacters } from '../domain/invitation';
import type { Clock } from '../ports/clock';
import type { People } from '../ports/people';
import type { Random } from '../ports/random';
import { CommandRefused } from '../settings/refused';
import type { CommandAnswer } from './context';

interface Withdrawing {
  readonly people: Pick<People, 'withdraw'>;
  readonly random: Pick<Random, 'id'>;
  readonly clock: Pick<Clock, 'now' | 'today'>;
}

/**
 * Ends an invitation at once: its code lets nobody in any more. Throws a {@link CommandRefused}.
 * @param typed the first four characters of its code
 */
export async function withdrawInvitation(
  { people, random, clock }: Withdrawing,
  typed: string,
): Promise<CommandAnswer> {
  const locator = parseFirst(typed);
  const audit = { id: random.id<never>(), day: clock.today() };
  const ended = await people.withdraw(locator, clock.now(), audit);
  if (ended === undefined) {
    throw new CommandRefused(
      'No open invitation begins so: it was used, has ended, or never was. `invite list` shows those that are open, `staff list` who came in.',
    );
  }
  const { desk, title } = ended;
  return {
    lines: [`Withdrawn: ${locator}, for ${title} (${desk}). Its code lets nobody in any more.`],
    json: { withdrawn: locator, desk, title },
  };
}

/** The whole code would do, too, and is not asked for: it would stand in the shell's history. */
function parseFirst(typed: string): string {
  const first = readCrockford(typed);
  if (first?.length !== locatorCharacters) {
    throw new CommandRefused(
      `Give the first ${locatorCharacters} characters of the code and no more, as \`invite list\` shows them.`,
    );
  }
  return first;
}
