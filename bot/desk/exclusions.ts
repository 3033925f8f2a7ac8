import type { Desk, MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { type Person, receives } from '../domain/member';
import type { DeskWorld } from './desk';

export function otherDesk(desk: Desk): Desk {
  return desk === 'hr' ? 'whistleblowing' : 'hr';
}

/** Everybody of a desk who can be named as involved: its members, and those who wait to become one. */
export async function nameable(
  { people }: Pick<DeskWorld, 'people'>,
  of: Desk,
): Promise<readonly Person[]> {
  return (await people.ofDesk(of)).map(({ id, title }) => ({ id, title }));
}

/**
 * Who cannot see a thread that comes to another desk: all who could not before, wherever they belong by now,
 * and those who are named. Only people of that desk can be named; what else a client sends counts for
 * nothing.
 */
export async function excludedAt(
  { people }: Pick<DeskWorld, 'people'>,
  desk: Desk,
  before: readonly MemberId[],
  named: readonly string[],
): Promise<readonly MemberId[] | 'nobody_left' | 'exclusions_full'> {
  const all = await people.ofDesk(desk);
  const involved = all.map(({ id }) => id).filter((id) => named.includes(id));
  const excluded = [...new Set([...before, ...involved])];
  const reads = all.some((member) => receives(member) && !excluded.includes(member.id));
  if (!reads) return 'nobody_left';
  return excluded.length > limits.deskMembers ? 'exclusions_full' : excluded;
}
