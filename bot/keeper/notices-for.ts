import { visibleTo } from '../domain/thread';
import type { Clock } from '../ports/clock';
import type { Notice } from '../ports/outbox';
import type { People } from '../ports/people';
import type { Random } from '../ports/random';
import type { Arrived } from './release';

export interface Noticing {
  readonly people: Pick<People, 'ofDesk'>;
  readonly clock: Pick<Clock, 'today'>;
  readonly random: Pick<Random, 'id'>;
}

/** Whom to tell of what a release brought. Whoever may not know of any of the threads that arrived is told nothing at all. */
export async function noticesFor(
  { people, clock, random }: Noticing,
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
