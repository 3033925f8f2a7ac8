import type { DeskView } from '../../domain/desk-view';
import { desks } from '../../domain/ids';
import type { DeskContext } from '../case/context';
import type { AtKind } from '../case/desk-draft';

const pageReadings = 20;

type AtWhoRead = AtKind<'who_read'>;

/** Who has read a thread, as its members see (VBL 7:6, 10:2). Looking is no reading. */
export async function whoReadView(
  { world: { auditTrail, people }, case: { row } }: DeskContext<'case'>,
  { thread, page }: AtWhoRead,
): Promise<{ readonly at: AtWhoRead; readonly view: DeskView }> {
  const readings = await auditTrail.ofThread(row.id, [
    'thread_opened',
    'case_copied',
    'redactions_given_alone',
    'package_taken',
  ]);
  // HR has read what it moved.
  const all = (await Promise.all(desks.map((desk) => people.ofDesk(desk)))).flat();
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  const last = Math.max(0, Math.ceil(readings.length / pageReadings) - 1);
  const shown = Math.max(0, Math.min(page, last));
  const from = shown * pageReadings;
  const view: DeskView = {
    name: 'desk_who_read',
    reference: row.reference,
    readings: readings.slice(from, from + pageReadings).map(({ day, member: by, event }) => ({
      day,
      title: titles.get(by),
      ...(event !== 'thread_opened' && { copied: true }),
      ...(event === 'redactions_given_alone' && { alone: true }),
    })),
    earlier: shown < last,
    later: shown > 0,
  };
  return { at: { kind: 'who_read', thread, page: shown }, view };
}
