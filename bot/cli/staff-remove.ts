import type { Day } from '../domain/day';
import { type Desk, desks, type MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { receives } from '../domain/member';
import type { People } from '../ports/people';
import { CommandRefused } from '../settings/refused';
import { openMonths } from '../threads/open-threads';
import type { CommandAnswer } from './context';

/** Removes a person from a desk at once, and says how the desk is. Throws a {@link CommandRefused}. */
export async function removeStaff(
  people: Pick<People, 'remove' | 'ofDesk'>,
  typed: string,
  today: Day,
): Promise<CommandAnswer> {
  const id = parseMemberId(typed);
  const desk = await deskOf(people, id);
  switch (await people.remove(id, openMonths(today))) {
    case 'removed':
      return desk === undefined
        ? strangerRemoved
        : consequenceOf(desk, await countOf(people, desk));
    case 'last':
      throw new CommandRefused('This is the last member of the desk; invite somebody else first.');
    case 'last_with_threads':
      throw new CommandRefused(
        'This is the last member of the desk hr, and matters are open there, were closed this month or may be on their way. ' +
          'Invite somebody else first, or let HR close or move what is open, and try again later: what was closed this month counts until the month is over.',
      );
    case 'unknown':
      throw new CommandRefused('Nobody has that id; `staff list` shows the ids.');
  }
}

async function deskOf(people: Pick<People, 'ofDesk'>, id: MemberId): Promise<Desk | undefined> {
  for (const desk of desks)
    if ((await people.ofDesk(desk)).some((member) => member.id === id)) return desk;
  return undefined;
}

/** How many may read what comes; who waits for a yes does not. */
async function countOf(people: Pick<People, 'ofDesk'>, desk: Desk): Promise<number> {
  return (await people.ofDesk(desk)).filter(receives).length;
}

const strangerRemoved: CommandAnswer = {
  lines: ['Removed. The product had not written that row, and nobody was in by it.'],
  json: { removed: true },
};

function consequenceOf(desk: Desk, members: number): CommandAnswer {
  const said = members === 1 ? '1 person' : `${members} people`;
  const closed = members < limits.deskOpensAt;
  const consequence = {
    whistleblowing: `: intake is closed until there are ${limits.deskOpensAt}.`,
    hr: members === 0 ? ": HR's contact is shown instead." : ': nobody covers for them.',
  }[desk];
  return {
    lines: [`Removed. The desk ${desk} has ${said}${closed ? consequence : '.'}`],
    json: { removed: true, desk, members },
  };
}

function parseMemberId(typed: string): MemberId {
  const id = typed.trim().toLowerCase();
  if (!/^[\da-f]{32}$/.test(id))
    throw new CommandRefused('That is not an id; `staff list` shows the ids.');
  return id as MemberId;
}
