import type { DeskView } from '../domain/desk-view';
import { desks } from '../domain/ids';
import type { DeskWorld } from './desk';
import type { At } from './desk-draft';
import type { Visible } from './find-thread';

/** Readings on one page. */
const pageReadings = 20;

type AtWhoRead = Extract<At, { kind: 'who_read' }>;

/**
 * Who has read a thread, its members see of each other (VBL 7 kap. 6 §; supervision gets it as a list, 10
 * kap. 2 §). To look at it is no reading of the thread.
 */
export async function whoReadView(
  { auditTrail, people }: Pick<DeskWorld, 'auditTrail' | 'people'>,
  { row }: Visible,
  { thread, page }: AtWhoRead,
): Promise<{ readonly at: AtWhoRead; readonly view: DeskView }> {
  const readings = await auditTrail.ofThread(row.id, 'thread_opened');
  // HR has read what it moved.
  const all = (await Promise.all(desks.map((desk) => people.ofDesk(desk)))).flat();
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  const last = Math.max(0, Math.ceil(readings.length / pageReadings) - 1);
  const shown = Math.max(0, Math.min(page, last));
  const from = shown * pageReadings;
  const view: DeskView = {
    name: 'desk_who_read',
    reference: row.reference,
    readings: readings
      .slice(from, from + pageReadings)
      .map(({ day, member: by }) => ({ day, title: titles.get(by) })),
    earlier: shown < last,
    later: shown > 0,
  };
  return { at: { kind: 'who_read', thread, page: shown }, view };
}
