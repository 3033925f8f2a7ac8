import { desks, type MemberId } from '../domain/ids';
import { visibleTo } from '../domain/thread';
import type { Notice } from '../ports/outbox';
import type { KeeperWorld } from './keeper';
import type { Arrived } from './open-release';

type NoticeWorld = Pick<KeeperWorld, 'people' | 'clock' | 'random' | 'windows'>;

/**
 * Whom to tell of what a release brought. Where the clock ends windows that is every member of every desk,
 * whatever came. Else a member who may not know of any of those threads is told nothing at all.
 */
export async function noticesFor(
  world: NoticeWorld,
  arrived: readonly Arrived[],
): Promise<readonly Notice[]> {
  if (world.windows.endsOn() !== undefined) return noticesForAll(world);
  return noticesWhere(world, (member, desk) =>
    arrived.some((thread) => thread.desk === desk && visibleTo(member, thread.state)),
  );
}

/** A notice for every member of every desk: what a window that the clock ends tells, an empty one too. */
function noticesForAll(world: NoticeWorld): Promise<readonly Notice[]> {
  return noticesWhere(world, () => true);
}

async function noticesWhere(
  { people, clock, random }: NoticeWorld,
  isTold: (member: MemberId, desk: Arrived['desk']) => boolean,
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
