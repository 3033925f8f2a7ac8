import type { Member, Person } from '../domain/member';
import type { Who } from '../ports/people';
import type { DesksNow } from './event';
import type { ReporterWorld } from './reporter';

/** Who reads at the desks just now, and whether the asker belongs to one. */
export async function desksNow(
  { clock, people, opensOn }: Pick<ReporterWorld, 'clock' | 'people' | 'opensOn'>,
  who: Who,
): Promise<DesksNow> {
  const asker = await people.find(who);
  const handlers = await people.ofDesk('whistleblowing');
  const today = clock.today();
  return {
    today,
    opensOn: opensOn(today),
    readers: persons(handlers, 'member'),
    waiting: persons(handlers, 'waiting'),
    hr: persons(await people.ofDesk('hr'), 'member'),
    desk: asker?.standing === 'member' ? asker.desk : undefined,
  };
}

function persons(desk: readonly Member[], standing: Member['standing']): Person[] {
  return desk.filter((m) => m.standing === standing).map(({ id, title }) => ({ id, title }));
}
