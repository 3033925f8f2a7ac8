import { type Desk, desks, type MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { byTitle, namedIn, type Person, receives } from '../domain/member';
import type { Look } from './commands/command';
import type { DeskWorld } from './world';

/** Everybody at the other desk who can be named as involved in a thread. */
export function offeredPeople({ world, visible }: Look): Promise<readonly Person[]> {
  return nameable(world, visible.row.desk === 'hr' ? 'whistleblowing' : 'hr');
}

/**
 * Everybody at a desk who can be named as involved: its members, and the people who wait to become one.
 * Those of one title are one line.
 */
export async function nameable({ people }: DeskWorld, of: Desk): Promise<readonly Person[]> {
  return byTitle(await people.ofDesk(of)).map(({ id, title }) => ({ id, title }));
}

/** These people, and everybody of their titles at either desk, there or gone: each may be one of them. */
export async function withAlike(
  { people }: DeskWorld,
  ids: readonly MemberId[],
): Promise<readonly MemberId[]> {
  const known = (await Promise.all(desks.map((desk) => people.everKnown(desk)))).flat();
  return [...new Set([...ids, ...namedIn(known, ids)])];
}

/**
 * Who cannot see a thread that comes to another desk: everybody who could not before, the people named, and
 * everybody of their titles, there or gone. One person may be at both desks.
 * Only people of that desk can be named; anything else that a client sends is ignored.
 */
export async function excludedAt(
  world: DeskWorld,
  desk: Desk,
  before: readonly MemberId[],
  named: readonly string[],
): Promise<readonly MemberId[] | 'nobody_left' | 'exclusions_full'> {
  const all = await world.people.ofDesk(desk);
  const own = await world.people.everKnown(desk);
  const shut = [...before, ...namedIn(all, named)];
  const excluded = (await withAlike(world, shut)).filter(
    (id) => shut.includes(id) || own.some((one) => one.id === id),
  );
  const reads = all.some((member) => receives(member) && !excluded.includes(member.id));
  if (!reads) return 'nobody_left';
  return excluded.length > limits.deskMembers ? 'exclusions_full' : excluded;
}
