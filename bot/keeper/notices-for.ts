import { type Desk, desks, type MemberId } from '../domain/ids';
import { visibleTo } from '../domain/thread';
import type { Notice } from '../ports/outbox';
import type { KeeperWorld } from './keeper';
import type { Arrived } from './open-release';

/**
 * Whom to tell of what a release brought. Where the clock ends windows that is every member of every desk,
 * whatever came. Else a member who may not know of any of those threads is told nothing at all.
 */
export async function noticesFor(
  world: KeeperWorld,
  arrived: readonly Arrived[],
): Promise<readonly Notice[]> {
  if (world.windows.byClock) return noticesForAll(world);
  return noticesOf(world, (member, desk) =>
    arrived.some((thread) => thread.desk === desk && visibleTo(member, thread.state)),
  );
}

/** A notice for every member of every desk, whatever there is. */
export function noticesForAll(world: KeeperWorld): Promise<readonly Notice[]> {
  return noticesOf(world, () => true);
}

async function noticesOf(
  { people, clock, random }: KeeperWorld,
  isTold: (member: MemberId, desk: Desk) => boolean,
): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  for (const desk of desks) {
    for (const { id: member, standing } of await people.ofDesk(desk)) {
      if (standing !== 'member' || !isTold(member, desk)) continue;
      notices.push({ member, mark: random.id(), day: clock.today() });
    }
  }
  return notices;
}
