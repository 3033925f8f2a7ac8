import type { Month } from './day';
import { type Desk, desks } from './ids';
import { limits } from './limits';

/** The decision by which a desk's closed cases are disposed of (gallringsbeslut). */
interface DisposalDecision {
  /** Its number in the organisation's register. */
  readonly number: string;
  /** Months after closing. */
  readonly months: number;
}

/** What holds for a desk: a decision, or none. Without one its cases are kept to be archived. */
export type Disposal = DisposalDecision | 'preserve';
export type Disposals = Readonly<Record<Desk, Disposal>>;

/**
 * Months after closing in which a desk's cases are disposed of; 0 if no decision covers them, unset for the
 * longest term. It is in the settings, not in the case: a decision also covers what was closed before.
 */
export type Term = number | undefined;
export type Terms = Readonly<Partial<Record<Desk, Term>>>;

/** The desks whose cases no decision covers. */
export function preserving(disposals: Disposals): readonly Desk[] {
  return desks.filter((desk) => disposals[desk] === 'preserve');
}

/** The term of a desk's cases while a rule holds. */
export function termOf(disposal: Disposal): Term {
  if (disposal === 'preserve') return 0;
  return disposal.months === limits.retentionMonths ? undefined : disposal.months;
}

/** The months of a term. A case without a decision may be processed as long as any other (VBL 7:8). */
export function monthsOf(term: Term): number {
  return term === undefined || !isDecided(term) ? limits.retentionMonths : term;
}

/** Whether a decision covers a desk's cases. */
export function isDecided(term: Term): boolean {
  return term !== 0;
}

/** Reads a rule: a decision's number and its months, `KS 2026/12 24`, or `preserve`. */
export function readDisposal(typed: string): Disposal | undefined {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (/^(preserve|bevaras)$/i.test(text)) return 'preserve';
  const [, number = '', digits = ''] = /^(\S.*) (\d{1,2})$/.exec(text) ?? [];
  const months = Number(digits);
  if (!/\d/.test(number) || Array.from(number).length > limits.numberCharacters) return undefined;
  if (months < limits.leastTerm || months > limits.retentionMonths) return undefined;
  return { number, months };
}

/** A case that goes, as it is told for ever (OSL 4:1). */
export interface Disposed {
  readonly desk: Desk;
  /** In which it goes, not in which it was closed. */
  readonly month: Month;
  /** The decision's number, which has a digit, or `archived`. */
  readonly by: string;
}

/** How many cases of a desk went in a month by one decision. */
export interface DisposedCount extends Disposed {
  readonly count: number;
}

/** By what a case goes, while a rule holds. */
export function disposedBy(
  disposal: Disposal,
  { archivedOn }: { readonly archivedOn?: unknown },
): string {
  return archivedOn !== undefined || disposal === 'preserve' ? 'archived' : disposal.number;
}

/** Reads the stored counts of a month, of each desk by decision. What is no count is left out. */
export function readDisposed(month: Month, stored: unknown): readonly DisposedCount[] {
  const all = Object(stored) as Readonly<Record<string, unknown>>;
  return desks.flatMap((desk) =>
    Object.entries(Object(all[desk]) as object)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([by, count]: [string, unknown]) =>
        Number.isSafeInteger(count) ? [{ desk, month, by, count: Number(count) }] : [],
      ),
  );
}
