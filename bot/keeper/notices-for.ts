import { visibleTo } from '../domain/thread';
import type { Notice } from '../ports/outbox';
import type { KeeperWorld } from './keeper';
import type { Arrived } from './open-release';

/**
 * Whom to tell of what a release brought. A member who may not know of any of those threads is told nothing
 * at all.
 */
export async function noticesFor(
  { people, clock, random }: KeeperWorld,
  arrived: readonly Arrived[],
): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  for (const desk of new Set(arrived.map((thread) => thread.desk))) {
    const here = arrived.filter((thread) => thread.desk === desk);
    for (const { id: member, standing } of await people.ofDesk(desk)) {
      if (standing !== 'member' || !here.some(({ state }) => visibleTo(member, state))) continue;
      notices.push({ member, mark: random.id(), day: clock.today() });
    }
  }
  return notices;
}
