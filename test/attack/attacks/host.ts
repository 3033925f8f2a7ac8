import type { Line, Observed } from '../play/observed';
import { hourOf } from '../world/world';
import type { Reading, Span } from './evidence';

/** What the reporter did, as the log's counts call it. */
type Counted = 'report_filed' | 'message_added';

/**
 * The spans in which the reporter wrote, for whoever has copies, database and vault together, and the log:
 * the days that the messages bear, the hours in which the thread changed, and what was counted meanwhile.
 */
export function spansOfHost(
  reference: string,
  observed: Observed,
  reading: Reading,
  periods = periodsOf(observed.lines),
): Span[] {
  const evidence = reading.threads.get(reference);
  const thread = observed.opened.threads.find((one) => one.reference === reference);
  const filed = (evidence === undefined ? [] : [evidence.filed]).map((span) =>
    // What is urgent went with the next pass: it was written on the day before that.
    thread?.urgent === true ? { ...span, from: Math.max(span.from, span.until - 24) } : span,
  );
  const later = (thread?.days ?? []).slice(1).map((day) => {
    const span = reading.spanOn(day);
    // Where threads change alone, only the hours count in which this one did.
    const within = (evidence?.changed ?? []).filter((one) => meet(one, span));
    if (within.length === 0) return span;
    const isWithin = (at: number): boolean =>
      within.some(({ from, until }) => from <= at && at < until);
    return { ...span, likely: (at: number) => (isWithin(at) ? span.likely(at) : 0) };
  });
  return [
    ...filed.map((span) => counted(span, 'report_filed', periods)),
    ...later.map((span) => counted(span, 'message_added', periods)),
  ];
}

/** What was counted in one day, or in one window. */
interface Period {
  readonly from: number;
  readonly until: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** The times that the log's counts tell of: whole days, from the one that they name until they are told. */
export function periodsOf(lines: readonly Line[]): Period[] {
  return lines.flatMap(({ at, text }) => {
    if (!text.startsWith('{')) return [];
    const { day, counts } = JSON.parse(text) as { day?: string; counts?: Period['counts'] };
    if (day === undefined || counts === undefined) return [];
    const until = Math.floor(at);
    // A window begins and ends at the same hour.
    const days = Math.max(1, Math.floor((until - hourOf(day)) / 24));
    return [{ from: until - 24 * days, until, counts }];
  });
}

/** Leaves of a span only what was not counted as empty. */
function counted(span: Span, what: Counted, periods: readonly Period[]): Span {
  const empty = periods.filter((one) => meet(one, span) && (one.counts[what] ?? 0) === 0);
  const likely = (at: number): number =>
    empty.some(({ from, until }) => from <= at && at < until) ? 0 : span.likely(at);
  return empty.length === 0 ? span : { ...span, likely };
}

function meet(one: Pick<Span, 'from' | 'until'>, other: Pick<Span, 'from' | 'until'>): boolean {
  return one.from < other.until && other.from < one.until;
}
