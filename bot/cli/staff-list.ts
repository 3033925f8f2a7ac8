import type { Desk } from '../domain/ids';
import type { People } from '../ports/people';

/** A desk's people, one a line: id, standing, desk, title. */
export async function listStaff(
  people: Pick<People, 'ofDesk'>,
  desk: Desk,
): Promise<readonly string[]> {
  const members = await people.ofDesk(desk);
  if (members.length === 0) return [`Nobody belongs to the desk ${desk} yet.`];
  return [...members]
    .sort((a, b) => a.title.localeCompare(b.title, 'sv'))
    .map(({ id, standing, title }) => `${id}  ${standing.padEnd(7)}  ${desk}  ${title}`);
}
