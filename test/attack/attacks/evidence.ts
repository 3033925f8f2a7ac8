import { arrivals, wentBetween } from '../play/arrivals';
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
  const { copies, policy } = observed;
  const counts = { rows: arrivals(copies, policy), dialogs: countByHour(observed.sessions) };
  const besides = releasesBesides(observed);
  const found = new Map<string, { filed: Span; changed: Span[] }>();
  copies.forEach((copy, place) => {
    const before = copies[place - 1];
    if (before === undefined) return;
    // Where others kept their names over a pass, only the rows that went can be what came out.
    const went = passesAt(copy.at - 1, policy) ? wentBetween(copies, place) : undefined;
    const known = went === undefined ? counts : { ...counts, rows: went };
    const span = sinceRelease(spanOf(copy, policy, known), besides, policy);
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
      if (policy.filedOn !== 'day-of-writing')
        return spanBefore(from + releaseHour + policy.windowHours, policy.windowHours, counts);
      if (policy.releases === 'at-once') return { from, until: from + 24, likely: () => 1 };
      const [before, after] = [from, from + 24].map((at) =>
        spanOf({ at: at + releaseHour + 1 }, policy, counts),
      );
      const likely = (at: number): number =>
        (before !== undefined && at < before.until ? before : after)?.likely(at) ?? 0;
      return { from, until: from + 24, likely };
    },
  };
}

/** What is counted in each hour. */
interface Counts {
  readonly rows: ReadonlyMap<number, number>;
  readonly dialogs: ReadonlyMap<number, number>;
}

/**
 * What the hour before a copy brought. A pass at its beginning brought what had been written in the whole
 * window, or where that is a week and not over, since the pass before. Without a pass it was written in that
 * hour.
 */
function spanOf({ at }: Pick<Copy, 'at'>, policy: Policy, counts: Counts): Span {
  const pass = at - 1;
  if (!passesAt(pass, policy)) return { from: pass, until: at, likely: () => 1 };
  return spanBefore(pass, releasesAt(pass, policy) ? policy.windowHours : 24, counts);
}

/** A window that ends at a pass: its dialogs are as likely as their hour had rows. */
function spanBefore(until: number, windowHours: number, { rows, dialogs }: Counts): Span {
  const hours = Array.from({ length: windowHours }, (_, hour) => until - windowHours + hour);
  const allRows = total(hours, rows);
  const usual = allRows / total(hours, dialogs);
  const shareOf = (hour: number): number =>
    (rows.get(hour) ?? 0) / (dialogs.get(hour) ?? 1) / usual;
  return {
    from: until - windowHours,
    until,
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
