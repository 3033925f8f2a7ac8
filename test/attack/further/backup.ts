import { type Attempt } from '../attacks/adversaries';
import { type Span, windowOf } from '../attacks/evidence';
import { idealOf, whoWroteInAll } from '../attacks/times';
import type { Observed } from '../play/observed';

/**
 * What somebody learns of a report who has a backup of database and vault from so many hours after a pass,
 * and opens what waited then: whether it was written before, and no more.
 */
export function byBackup(observed: Observed, hoursAfter: number): Attempt[] {
  const { reports, running, opened } = observed;
  const ids = new Map(opened.threads.map(({ id, reference }) => [reference, id]));
  return reports.map((report) => {
    const { writer, reference, wrote } = report;
    const { from, until } = windowOf(wrote[0] ?? 0);
    const taken = from + hoursAfter;
    const row = running.find(
      ({ kind, thread }) => kind === 'filing' && thread === ids.get(reference),
    );
    const span: Span =
      row !== undefined && row.at <= taken
        ? { from, until: taken, likely: () => 1 }
        : { from: taken, until, likely: () => 1 };
    return {
      adversary: 'running window',
      writer,
      attack: whoWroteInAll([span], observed),
      ideal: idealOf(report, observed, false),
    };
  });
}
