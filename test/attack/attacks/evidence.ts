import type { Copy, Observed, Session } from '../play/observed';
import { type Policy, passesAt, releaseHour, releasesAt, windowAt } from '../play/policies';
import { expectedAt } from '../world/moments';
import { dayAt, hourOf, returnsAWeek } from '../world/world';
import { releasesBesides, sinceRelease } from './besides';

/** A span of time in which something was written, and how likely each dialog in it wrote a row. */
export interface Span {
  readonly from: number;
  readonly until: number;
  /** How likely a dialog at that moment is the one, beside another of the same person's. */
  likely(at: number): number;
}

/** What copies, taken every hour, tell. */
export interface Reading {
  /** By a thread's reference. */
  readonly threads: ReadonlyMap<string, Evidence>;
  /** What is left open of a message that bears a day: to whoever reads that. */
  readonly spanOn: (day: string) => Span;
}

/** Everything about one report that copies show. */
export interface Evidence {
  /** When it was filed. */
  readonly filed: Span;
  /** When something in its thread changed later, by whoever it was. */
  readonly changed: readonly Span[];
}

/** The window that a moment belongs to, from one release to the next: a day unless the policy says. */
export function windowOf(
  at: number,
  policy: Pick<Policy, 'windowHours'> = { windowHours: 24 },
): Span {
  return { ...windowAt(at, policy), likely: () => 1 };
}

/** Compares each copy with the one before. */
export function readCopies(observed: Observed): Reading {
  const rows = newRows(observed);
  const busy = countByHour(observed.sessions);
  const besides = releasesBesides(observed);
  const found = new Map<string, { filed: Span; changed: Span[] }>();
  observed.copies.forEach((copy, place) => {
    const before = observed.copies[place - 1];
    if (before === undefined) return;
    const { policy } = observed;
    const span = sinceRelease(spanOf(copy, policy, rows, busy), besides, policy);
    const kept = [...before.threads].filter(([id]) => copy.threads.has(id));
    const moved = kept.filter(([id, old]) => copy.threads.get(id)?.revision !== old.revision);
    for (const [id, { reference, filedOn }] of copy.threads)
      if (!before.threads.has(id))
        found.set(reference, { filed: onDay(span, filedOn, observed), changed: [] });
    // Where every thread is new with each pass, that one is new tells nothing.
    if (moved.length < kept.length)
      for (const [, { reference }] of moved) found.get(reference)?.changed.push(span);
  });
  return {
    threads: found,
    spanOn: (day) => {
      const from = hourOf(day);
      if (observed.policy.filedOn !== 'day-of-writing')
        return spanOf(
          { at: from + releaseHour + observed.policy.windowHours + 1 },
          observed.policy,
          rows,
          busy,
        );
      if (observed.policy.releases === 'at-once')
        return { from, until: from + 24, likely: () => 1 };
      const [before, after] = [from, from + 24].map((at) =>
        spanOf({ at: at + releaseHour + 1 }, observed.policy, rows, busy),
      );
      const likely = (at: number): number =>
        (before !== undefined && at < before.until ? before : after)?.likely(at) ?? 0;
      return { from, until: from + 24, likely };
    },
  };
}

/**
 * What the hour before a copy brought. A pass at its beginning brought what had been written in the whole
 * window, by dialogs that are as likely as their hour had rows. Without a pass it was written in that hour.
 */
function spanOf(
  { at }: Pick<Copy, 'at'>,
  policy: Policy,
  rows: ReadonlyMap<number, number>,
  busy: ReadonlyMap<number, number>,
): Span {
  const pass = at - 1;
  if (!releasesAt(pass, policy)) return { from: pass, until: at, likely: () => 1 };
  const { windowHours } = policy;
  const hours = Array.from({ length: windowHours }, (_, hour) => pass - windowHours + hour);
  const allRows = total(hours, rows);
  const allDialogs = total(hours, busy);
  const usual = allRows / allDialogs;
  const shareOf = (hour: number): number => (rows.get(hour) ?? 0) / (busy.get(hour) ?? 1) / usual;
  return {
    from: pass - windowHours,
    until: pass,
    likely: (moment) => (allRows > 0 ? shareOf(Math.floor(moment)) : 1),
  };
}

function total(hours: readonly number[], counts: ReadonlyMap<number, number>): number {
  return hours.reduce((sum, hour) => sum + (counts.get(hour) ?? 0), 0);
}

/** A thread that carries the day on which it was written leaves only that day's part of the window. */
function onDay(span: Span, filedOn: string, { policy }: Observed): Span {
  if (policy.filedOn !== 'day-of-writing') return span;
  return { ...span, likely: (at) => (dayAt(at) === filedOn ? span.likely(at) : 0) };
}

/**
 * Rows that are new in the copy after an hour, by the hour. Where a pass releases nothing it names all rows
 * anew: then only their number tells.
 */
function newRows({ copies, policy }: Observed): Map<number, number> {
  return new Map(
    copies.map(({ at, slots }, place) => {
      const before = copies[place - 1]?.slots ?? new Set<string>();
      const isCarried = passesAt(at - 1, policy) && !releasesAt(at - 1, policy);
      const fresh = [...slots].filter((slot) => !before.has(slot)).length;
      return [at - 1, isCarried ? Math.max(0, slots.size - before.size) : fresh];
    }),
  );
}

function countByHour(sessions: readonly Session[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { at } of sessions) counts.set(Math.floor(at), (counts.get(Math.floor(at)) ?? 0) + 1);
  return counts;
}

/**
 * Of a dialog: how much likelier it is when the person wrote in it than when not, where `everyday` dialogs of
 * that person's are expected in the week, and `returns` of anybody's.
 */
export type Weigh = (session: number, everyday: number, returns: number) => number;

/** Of whoever sees that there was a dialog, and nothing of it. */
const everyDialogAlike: Weigh = (_, everyday, returns) => 1 / (everyday + returns);

/**
 * How much likelier what was seen of each person is when that person wrote within the span than when not:
 * the dialogs there, each by its chance, over those that are expected of the person in that week.
 * @param knowsHabits without it, everybody's dialogs weigh the same
 */
export function likelihoods(
  span: Span,
  observed: Observed,
  knowsHabits: boolean,
  weigh: Weigh = everyDialogAlike,
): Float64Array {
  const { people } = observed.world;
  const found = new Float64Array(people.length);
  // Anybody may be the one who returns to another report.
  const returns = returnsAWeek / people.length;
  observed.sessions.forEach(({ at, who }, session) => {
    if (who === undefined || at < span.from || at >= span.until) return;
    const everyday = expectedAt(observed.world, who, at);
    const weight = knowsHabits ? weigh(session, everyday, returns) : 1;
    found[who] = (found[who] ?? 0) + span.likely(at) * weight;
  });
  return found;
}
