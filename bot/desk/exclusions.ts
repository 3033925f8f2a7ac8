import { type Desk, desks, type MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { byTitle, isAlike, namedIn, type Person, receives } from '../domain/member';
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

/** A person's ids: everybody of that title at either desk, there or gone, who may be the same person. */
export async function idsOf({ people }: DeskWorld, whom: MemberId): Promise<readonly MemberId[]> {
  const all = (await Promise.all(desks.map((desk) => people.everKnown(desk)))).flat();
  return [...new Set([whom, ...namedIn(all, [whom])])];
}

/**
 * Who cannot see a thread that comes to another desk: everybody who could not before, the people named, and
 * everybody of their titles, there or gone. One person may be at both desks.
 * Only people of that desk can be named; anything else that a client sends is ignored.
 */
export async function excludedAt(
  { people }: DeskWorld,
  desk: Desk,
  before: readonly MemberId[],
  named: readonly string[],
): Promise<readonly MemberId[] | 'nobody_left' | 'exclusions_full'> {
  const all = await people.ofDesk(desk);
  const [own, other] = await Promise.all([
    people.everKnown(desk),
    people.everKnown(desk === 'hr' ? 'whistleblowing' : 'hr'),
  ]);
  const ticked = namedIn(all, named);
  const shut = [...own, ...other].filter(({ id }) => before.includes(id) || ticked.includes(id));
  const alike = own.filter((one) => shut.some((gone) => isAlike(gone, one))).map(({ id }) => id);
  const excluded = [...new Set([...before, ...ticked, ...alike])];
  const reads = all.some((member) => receives(member) && !excluded.includes(member.id));
  if (!reads) return 'nobody_left';
  return excluded.length > limits.deskMembers ? 'exclusions_full' : excluded;
}
