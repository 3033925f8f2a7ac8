import { addHours, type Day, type DayHour } from './day';
import type { HandedTo } from './hand-over';
import type { Id, MemberId } from './ids';
import { limits } from './limits';
import { storedBytes } from './stored-bytes';

/** A hand-over of which the reporter is told later, since that may hinder an investigation (VBL 5:8 p. 4). */
export interface Deferral {
  readonly id: Id;
  readonly to: HandedTo;
  readonly name: string;
  readonly cause: string;
  readonly text: string;
  readonly why: string;
  readonly tellBy: Day;
}

/** A hand-over that may reveal the reporter: done only once the reporter can read of it (VBL 5:8 p. 4). */
export interface ToGive {
  readonly id: Id;
  readonly to: HandedTo;
  readonly name: string;
  readonly from: Day;
}

/** What a case's record says of hand-overs and of duties. */
export interface Handing {
  /** Hand-overs of which the reporter is still to be told. */
  readonly deferred?: readonly Deferral[] | undefined;
  /** Hand-overs that were announced, and not yet noted as given. */
  readonly toGive?: readonly ToGive[] | undefined;
  /** Notes on the organisation's own duties. */
  readonly duties?: readonly DutyEntry[] | undefined;
}

/** The deferral with the earliest day. */
export function firstToTell({ deferred = [] }: Handing): Deferral | undefined {
  return [...deferred].sort((a, b) => (a.tellBy < b.tellBy ? -1 : 1))[0];
}

/** Why a deferral cannot be stored; `undefined` when nothing hinders. */
export function whyNotDefer(
  known: Handing,
  { name, cause, text, why }: Omit<Deferral, 'id'>,
): 'deferrals_full' | 'deferral_long' | undefined {
  const bytes = storedBytes(name) + storedBytes(cause) + storedBytes(text) + storedBytes(why);
  if (bytes > limits.deferralBytes) return 'deferral_long';
  return whyNotWait(known);
}

/** Why no further hand-over of the case can wait. */
export function whyNotWait({ deferred = [], toGive = [] }: Handing): 'deferrals_full' | undefined {
  return deferred.length + toGive.length >= limits.deferrals ? 'deferrals_full' : undefined;
}

/** The hand-over with the earliest day. */
export function firstToGive({ toGive = [] }: Handing): ToGive | undefined {
  return [...toGive].sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}

/** The case with one more hand-over to give. */
export function withToGive<Of extends Handing>(known: Of, one: ToGive): Of {
  return { ...known, toGive: [...(known.toGive ?? []), one] };
}

/** The case without that hand-over: it was given. */
export function withoutToGive<Of extends Handing>(known: Of, id: Id): Of {
  const left = (known.toGive ?? []).filter((one) => one.id !== id);
  return { ...known, toGive: left.length === 0 ? undefined : left };
}

/** The case with one more deferral. */
export function withDeferral<Of extends Handing>(known: Of, deferral: Deferral): Of {
  return { ...known, deferred: [...(known.deferred ?? []), deferral] };
}

/** The case without that deferral: the reporter was told. */
export function withoutDeferral<Of extends Handing>(known: Of, id: Id): Of {
  const left = (known.deferred ?? []).filter((one) => one.id !== id);
  return { ...known, deferred: left.length === 0 ? undefined : left };
}

/**
 * Own duties of the organisation, each from the day it knows. The laws: diskrimineringslagen 2:3, AML 3:2 a,
 * SoL 19:1 and 27:2, skollagen 6:10, PSL 3:5, AML 3:3 a, GDPR article 33. A stored word stays.
 */
export const laws = [
  'harassment',
  'victimisation',
  'child',
  'lex_sarah',
  'school',
  'patient',
  'accident',
  'data_breach',
  'other',
] as const;
type Law = (typeof laws)[number];

export const dutyStandings = ['begun', 'not_begun', 'not_applicable'] as const;
type DutyStanding = (typeof dutyStandings)[number];

/** Whether there is a duty, as asked when a desk redirects, hands over or closes. */
export const dutyAnswers = ['none', 'open'] as const;
export type DutyAnswer = (typeof dutyAnswers)[number];

/** The record's entries on duties: the last answer, and one for each law. */
export type DutyEntry =
  | { readonly is: DutyAnswer; readonly on: Day; readonly by: MemberId }
  | OwnDuty;

export interface OwnDuty {
  readonly is: DutyStanding;
  readonly law: Law;
  /** The day on which it was begun; while it is not, the day from which the desk has known of it. */
  readonly on: Day;
  /** The hour in Stockholm of a breach of data that is not begun: its 72 hours end at one. */
  readonly hour?: number | undefined;
  /** Who began it, or why nobody did. */
  readonly told: string;
}

/** The case with a new answer to whether there is a duty. */
export function withDutyAnswer<Of extends Handing>(
  known: Of,
  entry: Exclude<DutyEntry, OwnDuty>,
): Of {
  return { ...known, duties: [...dutiesOf(known), entry] };
}

/**
 * The case with a duty, in place of the earlier entry on the same law. While a duty is not begun, the first
 * day on which it was known stays: its time runs from there.
 */
export function withDuty<Of extends Handing>(known: Of, duty: OwnDuty): Of {
  const all = dutiesOf(known);
  const before = all.find(({ law, is }) => law === duty.law && is === 'not_begun');
  const isEarlier =
    duty.is === 'not_begun' &&
    before !== undefined &&
    (before.on < duty.on || (before.on === duty.on && hourOf(before) < hourOf(duty)));
  const { on, hour } = isEarlier ? before : duty;
  return {
    ...known,
    duties: [...all.filter(({ law }) => law !== duty.law), { ...duty, on, hour }],
  };
}

/** Until when a personal data breach that is not begun is notified: 72 hours from the hour it was known. */
export function breachDue(known: Handing): DayHour | undefined {
  const breach = dutiesOf(known).find(({ law, is }) => law === 'data_breach' && is === 'not_begun');
  return breach && addHours({ day: breach.on, hour: hourOf(breach) }, limits.breachHours);
}

const hourOf = ({ hour = 0 }: OwnDuty): number => hour;

export function dutiesOf({ duties = [] }: Handing): readonly OwnDuty[] {
  return duties.filter((entry): entry is OwnDuty => 'law' in entry);
}

/** The last answer to whether there is a duty; `undefined` once a duty was noted. */
export function dutyAnswerOf({ duties = [] }: Handing): DutyAnswer | undefined {
  const [answer] = duties.flatMap((entry) => ('law' in entry ? [] : [entry.is]));
  return answer;
}
