import type { Day } from '../domain/day';
import type { MemberId } from '../domain/ids';
import type { People } from '../ports/people';
import { CommandRefused } from '../settings/refused';
import { openMonths } from '../threads/open-threads';
import type { CommandAnswer } from './context';

/**
 * Removes a person from a desk at once: the next press of that person finds no desk. Throws a
 * {@link CommandRefused}.
 */
export async function removeStaff(
  people: Pick<People, 'remove'>,
  typed: string,
  today: Day,
): Promise<CommandAnswer> {
  switch (await people.remove(parseMemberId(typed), openMonths(today))) {
    case 'removed':
      return { lines: ['Removed.'], json: { removed: true } };
    case 'last':
      throw new CommandRefused('This is the last member of the desk; invite somebody else first.');
    case 'last_with_threads':
      throw new CommandRefused(
        'This is the last member of the desk hr, and matters are open there or may be on their way. ' +
          'Invite somebody else first, or let HR close or move what is open, and try again later.',
      );
    case 'unknown':
      throw new CommandRefused('Nobody has that id; `staff list` shows the ids.');
  }
}

function parseMemberId(typed: string): MemberId {
  const id = typed.trim().toLowerCase();
  if (!/^[\da-f]{32}$/.test(id))
    throw new CommandRefused('That is not an id; `staff list` shows the ids.');
  return id as MemberId;
}
