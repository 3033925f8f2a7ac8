import { type Attempt, attackAll } from '../attacks/adversaries';
import { readCopies, type Span, windowOf } from '../attacks/evidence';
import { idealOf, whoWroteByCopies } from '../attacks/times';
import type { Observed } from '../play/observed';
import { isWithin } from '../report/goals';
import { rounded, scoresBy, type Tried } from './tried';

/** How long after a pass a thread that is read most likely had something new. */
const hoursAfter = 3;

/**
 * What A2 makes of the audit's lines beside all else: a thread that was there before a pass, and is read in
 * the hours after it, had something written in it in the window before, by the desk as likely as not.
 */
function byAuditLines(observed: Observed): Attempt[] {
  const { threads } = readCopies(observed);
  return observed.reports.flatMap((report): Attempt[] => {
    const { writer, reference } = report;
    const evidence = threads.get(reference);
    if (evidence === undefined) return [];
    const changed = [...evidence.changed, ...windowsOfReadings(observed, reference)];
    const attack = whoWroteByCopies({ ...evidence, changed }, observed);
    return [{ adversary: 'A2', writer, attack, ideal: idealOf(report, observed, false) }];
  });
}

/** The windows after which a thread was read that had come out in an earlier one. */
function windowsOfReadings({ copies, policy }: Observed, reference: string): Span[] {
  let first: number | undefined;
  return copies.flatMap(({ at, threads, readings }, place): Span[] => {
    const id = [...threads].find(([, seen]) => seen.reference === reference)?.[0];
    if (id === undefined) return [];
    const pass = windowOf(at - 1, policy).from;
    first ??= pass;
    const before = copies[place - 1]?.readings?.get(id) ?? 0;
    const isRead = (readings?.get(id) ?? 0) > before;
    if (!isRead || pass === first || at - 1 - pass >= hoursAfter) return [];
    return [windowOf(pass - 1, policy)];
  });
}

/** The audit names the thread that a desk reads: known, and said. Without it nothing more may come out. */
export function auditLines(seen: readonly Observed[], seed: number): Tried {
  const without = scoresBy(
    seen.flatMap((one) => attackAll(one, ['A2'])),
    seed,
  ).get('A2');
  const read = scoresBy(seen.flatMap(byAuditLines), seed).get('A2');
  const kept = without !== undefined && isWithin(without);
  const isOpen = read === undefined || !isWithin(read);
  return {
    name: "The audit's lines, where the desk reads what is new",
    verdict: kept ? (isOpen ? 'open' : 'kept') : 'missed',
    figures: {
      'A2 without them, bits': rounded(without?.excess ?? NaN),
      'A2 with them, bits': rounded(read?.excess ?? NaN),
    },
  };
}
