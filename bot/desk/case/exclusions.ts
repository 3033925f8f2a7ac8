import type { Desk, MemberId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { byTitle, namedIn, type Person, receives } from '../../domain/member';
import { isExcluded } from '../../domain/readers';
import type { DeskContext, DeskWorld } from './context';

/** Everybody at the other desk who can be named as involved in a thread. */
export function offeredPeople({
  world,
  case: visible,
}: DeskContext<'case'>): Promise<readonly Person[]> {
  return nameable(world, visible.row.desk === 'hr' ? 'whistleblowing' : 'hr');
}

/**
 * Everybody at a desk who can be named as involved: its members, and the people who wait to become one.
 * Those of one title are one line.
 */
export async function nameable({ people }: DeskWorld, of: Desk): Promise<readonly Person[]> {
  return byTitle(await people.ofDesk(of)).map(({ id, title }) => ({ id, title }));
}

/**
 * Who cannot see a thread that comes to another desk: everybody who could not before, and the people named.
 * Only people of that desk can be named; anything else that a client sends is ignored.
 */
export async function excludedAt(
  world: DeskWorld,
  desk: Desk,
  before: readonly MemberId[],
  named: readonly string[],
): Promise<readonly MemberId[] | 'nobody_left' | 'exclusions_full'> {
  const all = await world.people.ofDesk(desk);
  const excluded = [...new Set([...before, ...namedIn(all, named)])];
  const reads = all.some((one) => receives(one) && !isExcluded(one, { state: { excluded } }));
  if (!reads) return 'nobody_left';
  return excluded.length > limits.named ? 'exclusions_full' : excluded;
}
