import type { Desk } from '../domain/ids';
import type { People } from '../ports/people';

/** The people of desks, one a line: id, standing, desk, title. */
export async function listStaff(
  people: Pick<People, 'ofDesk'>,
  desks: readonly Desk[],
): Promise<readonly string[]> {
  const lists = await Promise.all(desks.map((desk) => listDesk(people, desk)));
  return lists.flat();
}

async function listDesk(people: Pick<People, 'ofDesk'>, desk: Desk): Promise<string[]> {
  const members = await people.ofDesk(desk);
  if (members.length === 0) return [`Nobody belongs to the desk ${desk} yet.`];
  const width = 'whistleblowing'.length;
  return [...members]
    .sort((a, b) => a.title.localeCompare(b.title, 'sv'))
    .map(({ id, standing, title }) =>
      [id, standing.padEnd(7), desk.padEnd(width), title].join('  '),
    );
}
