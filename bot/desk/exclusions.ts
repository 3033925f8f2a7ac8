import type { Desk, MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { visibleTo } from '../domain/thread';
import type { Person } from '../domain/view';
import type { DeskWorld } from './desk';

type Asking = Pick<DeskWorld, 'people'>;

export function otherDesk(desk: Desk): Desk {
  return desk === 'hr' ? 'whistleblowing' : 'hr';
}

/** Everybody of a desk who can be named as involved: who reads there, and who waits to come to. */
export async function nameable({ people }: Asking, of: Desk): Promise<readonly Person[]> {
  return (await people.ofDesk(of)).map(({ id, title }) => ({ id, title }));
}

/**
 * Who cannot see a thread that comes to another desk: whoever could not before, wherever that person belongs by now, and
 * the named. Only people of that desk can be named; what else a client sends counts for nothing.
 */
export async function excludedAt(
  { people }: Asking,
  desk: Desk,
  before: readonly MemberId[],
  named: readonly string[],
): Promise<readonly MemberId[] | 'nobody_left' | 'exclusions_full'> {
  const all = await people.ofDesk(desk);
  const involved = all.map(({ id }) => id).filter((id) => named.includes(id));
  const excluded = [...new Set([...before, ...involved])];
  const reads = all.some(
    ({ id, standing }) => standing === 'member' && visibleTo(id, { excluded }),
  );
  if (!reads) return 'nobody_left';
  return excluded.length > limits.deskMembers ? 'exclusions_full' : excluded;
}
