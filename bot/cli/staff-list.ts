import type { Desk } from '../domain/ids';
import type { Member } from '../domain/member';
import type { People } from '../ports/people';
import type { CommandAnswer } from './context';

/** The people of desks, one a line: id, standing, desk, title. */
export async function listStaff(
  people: Pick<People, 'ofDesk'>,
  desks: readonly Desk[],
): Promise<CommandAnswer> {
  const lists = await Promise.all(
    desks.map(async (desk) => ({ desk, members: inOrder(await people.ofDesk(desk)) })),
  );
  return {
    lines: lists.flatMap(({ desk, members }) => linesOf(desk, members)),
    json: lists.flatMap(({ members }) =>
      members.map(({ id, standing, desk, title }) => ({ id, standing, desk, title })),
    ),
  };
}

const inOrder = (members: readonly Member[]): readonly Member[] =>
  [...members].sort((a, b) => a.title.localeCompare(b.title, 'sv'));

function linesOf(desk: Desk, members: readonly Member[]): readonly string[] {
  if (members.length === 0) return [`Nobody belongs to the desk ${desk} yet.`];
  const width = 'whistleblowing'.length;
  return members.map(({ id, standing, title }) =>
    [id, standing.padEnd(7), desk.padEnd(width), title].join('  '),
  );
}
