import { addDays, addMonths, type Day, parseDay } from './day';
import type { HandedTo } from './hand-over';
import type { Id, MemberId } from './ids';
import { limits } from './limits';
import { storedBytes } from './stored-bytes';

/**
 * A hand-over of which the reporter is not told yet, since that may hinder an investigation or its follow-up
 * (VBL 5:8 p. 4): what is to be told, why it waits, and by which day it is told.
 */
export interface Deferral {
  readonly id: Id;
  readonly to: HandedTo;
  readonly name: string;
  readonly cause: string;
  readonly text: string;
  readonly why: string;
  readonly tellBy: Day;
}

/** A hand-over that may reveal who reported: done only once the reporter can read of it (VBL 5:8 p. 4). */
export interface ToGive {
  readonly id: Id;
  readonly to: HandedTo;
  readonly name: string;
  readonly from: Day;
}

/** What a case's record has of hand-overs and of duties. */
export interface Handing {
  /** What the reporter has still to be told of hand-overs. */
  readonly deferred?: readonly Deferral[] | undefined;
  /** What is told, and not yet noted as given. */
  readonly toGive?: readonly ToGive[] | undefined;
  /** What was said of duties of the organisation's own. */
  readonly duties?: readonly DutyEntry[] | undefined;
}

/** The day by which the reporter is to be told of a hand-over: the first of them, where there are several. */
export function tellingDue(known: Handing): Day | undefined {
  return firstToTell(known)?.tellBy;
}

/** What is to be told next. */
export function firstToTell({ deferred = [] }: Handing): Deferral | undefined {
  return [...deferred].sort((a, b) => (a.tellBy < b.tellBy ? -1 : 1))[0];
}

/** Why a deferral cannot be kept; `undefined` where it can. */
export function whyNotDefer(
  known: Handing,
  { name, cause, text, why }: Omit<Deferral, 'id'>,
): 'deferrals_full' | 'deferral_long' | undefined {
  const bytes = storedBytes(name) + storedBytes(cause) + storedBytes(text) + storedBytes(why);
  if (bytes > limits.deferralBytes) return 'deferral_long';
  return whyNotWait(known);
}

/** Why no further hand-over of the case can wait for its telling, or for its day. */
export function whyNotWait({ deferred = [], toGive = [] }: Handing): 'deferrals_full' | undefined {
  return deferred.length + toGive.length >= limits.deferrals ? 'deferrals_full' : undefined;
}

/** What is given next. */
export function firstToGive({ toGive = [] }: Handing): ToGive | undefined {
  return [...toGive].sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}

/** A case with one more that is given from a day on. */
export function withToGive<Of extends Handing>(known: Of, one: ToGive): Of {
  return { ...known, toGive: [...(known.toGive ?? []), one] };
}

/** A case in which that one was given. */
export function withoutToGive<Of extends Handing>(known: Of, id: Id): Of {
  const left = (known.toGive ?? []).filter((one) => one.id !== id);
  return { ...known, toGive: left.length === 0 ? undefined : left };
}

/** A case with one more of which the reporter is told later. */
export function withDeferral<Of extends Handing>(known: Of, deferral: Deferral): Of {
  return { ...known, deferred: [...(known.deferred ?? []), deferral] };
}

/** A case in which that one was told. */
export function withoutDeferral<Of extends Handing>(known: Of, id: Id): Of {
  const left = (known.deferred ?? []).filter((one) => one.id !== id);
  return { ...known, deferred: left.length === 0 ? undefined : left };
}

/** A day that exists, is not over, and comes before the case is erased at the earliest (VBL 7:8). */
export function readComing(typed: string, today: Day): Day | undefined {
  const day = parseDay(typed.trim());
  const last = addMonths(today, limits.retentionMonths);
  return day !== undefined && day >= today && day <= last ? day : undefined;
}

/**
 * Duties that a desk's organisation can have by itself, each from the day on which it knows
 * (diskrimineringslagen 2:3, AML 3:2 a, SoL 19:1 and 27:2, GDPR article 33). A stored word stays.
 */
export const laws = [
  'harassment',
  'victimisation',
  'child',
  'lex_sarah',
  'data_breach',
  'other',
] as const;
type Law = (typeof laws)[number];

/** How it stands with one. */
export const dutyStandings = ['begun', 'not_begun', 'not_applicable'] as const;
type DutyStanding = (typeof dutyStandings)[number];

/** Whether there is one at all, as it is asked when a desk redirects, hands over or closes. */
export const dutyAnswers = ['none', 'open'] as const;
export type DutyAnswer = (typeof dutyAnswers)[number];

/** What stands in a case's record of them: the last answer, and one entry for each law. */
export type DutyEntry =
  | { readonly is: DutyAnswer; readonly on: Day; readonly by: MemberId }
  | OwnDuty;

export interface OwnDuty {
  readonly is: DutyStanding;
  readonly law: Law;
  /** The day on which it was begun, or on which it was said that it was not. */
  readonly on: Day;
  /** Who has begun it, or why it is not begun. */
  readonly told: string;
}

/** A case with another answer to whether there is a duty. */
export function withDutyAnswer<Of extends Handing>(
  known: Of,
  entry: Exclude<DutyEntry, OwnDuty>,
): Of {
  return { ...known, duties: [...dutiesOf(known), entry] };
}

/**
 * A case with what was said of a duty, in the place of what was said of the same one before. Since when one
 * is known that is still not begun, stays: its time runs from there.
 */
export function withDuty<Of extends Handing>(known: Of, duty: OwnDuty): Of {
  const all = dutiesOf(known);
  const before = all.find(({ law, is }) => law === duty.law && is === 'not_begun');
  const on = duty.is === 'not_begun' && before !== undefined ? before.on : duty.on;
  return { ...known, duties: [...all.filter(({ law }) => law !== duty.law), { ...duty, on }] };
}

/**
 * The last day on which a personal data breach is notified: within 72 hours from when the organisation knew
 * (GDPR article 33), three days after the day on which it was written down as not begun. `undefined` where
 * none is, or where it is begun.
 */
export function breachDue(known: Handing): Day | undefined {
  const breach = dutiesOf(known).find(({ law, is }) => law === 'data_breach' && is === 'not_begun');
  return breach && addDays(breach.on, limits.breachDays);
}

/** What was said of each duty. */
export function dutiesOf({ duties = [] }: Handing): readonly OwnDuty[] {
  return duties.filter((entry): entry is OwnDuty => 'law' in entry);
}

/** Whether there is one, as it was answered last; nothing where one was written down since. */
export function dutyAnswerOf({ duties = [] }: Handing): DutyAnswer | undefined {
  const [answer] = duties.flatMap((entry) => ('law' in entry ? [] : [entry.is]));
  return answer;
}

/** A line that stands in a case's record: nothing, where it is too long. */
export function readTold(typed: string): string | undefined {
  const line = typed.trim().replace(/\s+/g, ' ');
  return storedBytes(line) > limits.dutyBytes ? undefined : line;
}
