import { desks } from '../domain/ids';
import type { Member } from '../domain/member';
import { mayRead } from '../domain/readers';
import type { Notice } from '../ports/outbox';
import type { KeeperWorld } from './keeper';
import type { Arrived } from './open-release';

/**
 * Whom to tell of what a release brought. Where the clock ended its window that is every member of every
 * desk, whatever came. Else a member who may not know of any of those threads is told nothing at all.
 */
export async function noticesFor(
  world: KeeperWorld,
  byClock: boolean,
  arrived: readonly Arrived[],
): Promise<readonly Notice[]> {
  if (byClock) return noticesForAll(world);
  return noticesOf(world, (member, members) =>
    arrived.some((one) => one.desk === member.desk && mayRead(member, members, one)),
  );
}

/** A notice for every member of every desk, whatever there is. */
export function noticesForAll(world: KeeperWorld): Promise<readonly Notice[]> {
  return noticesOf(world, () => true);
}

async function noticesOf(
  { people, clock, random }: KeeperWorld,
  isTold: (member: Member, members: readonly Member[]) => boolean,
): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  for (const desk of desks) {
    const members = await people.ofDesk(desk);
    for (const member of members) {
      if (member.standing !== 'member' || !isTold(member, members)) continue;
      notices.push({ member: member.id, mark: random.id(), day: clock.today() });
    }
  }
  return notices;
}
