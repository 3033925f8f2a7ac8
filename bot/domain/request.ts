import { addDays, addMonths, type Day, daysBetween } from './day';
import type { Id, MemberId } from './ids';
import { limits } from './limits';
import { isSamePerson, type Member } from './member';
import type { When } from './window';

/**
 * What happens to a request for a record after it has come (TF 2:15, 2:16; OSL 6:3, 6:7). `supplemented` and
 * `nothing_more`: how what had come in unseen was tried. A stored word stays.
 */
const stages = [
  ['answered', 'decision_asked', 'decided', 'appealed', 'ruled', 'withdrawn'],
  ['supplemented', 'nothing_more'],
] as const;
export const stageKinds = stages.flat();
export type StageKind = (typeof stageKinds)[number];

/**
 * How a request ended. All but `whole` are a no, at least to a part, and can be taken further. `reserved`:
 * with a reservation (OSL 10:14). A stored word stays.
 */
export const requestEnds = ['whole', 'reserved', 'redacted', 'part', 'refused'] as const;
export type RequestEnd = (typeof requestEnds)[number];

/** The copy that went out. `none`: nothing, or something that was made outside the product. */
export const sentCopies = ['none', 'with_notes', 'without_notes', 'redacted'] as const;
export type SentCopy = (typeof sentCopies)[number];

/**
 * Whether an end and a copy can both be true: a refused request had no copy, and only a redacted end or a
 * reservation has a redacted one. A part may be refused of a request for more than the case.
 */
export function agree(end: RequestEnd, copy: SentCopy): boolean {
  if (copy === 'none') return true;
  if (end === 'refused') return false;
  return end === 'part' || end === 'reserved' || (end === 'redacted') === (copy === 'redacted');
}

/** A request as it is noted. Its note's text is what is asked for, never who asks (TF 2:18). */
export interface Asked {
  readonly on: Day;
}

/** A stage of a request, with its day. */
export interface Stage {
  /** The request's note, and the day on which the request came. */
  readonly of: Id;
  readonly on: Day;
  readonly is: StageKind;
  /** Of an answer, a decision and a supplement. */
  readonly end?: RequestEnd | undefined;
  readonly copy: SentCopy;
  /** The day on which two agreed on a redacted copy. */
  readonly agreedOn?: Day | undefined;
  /** When it happened. Of a decision: when the applicant had it, from which the time for appeal runs. */
  readonly day: Day;
  /** The member who noted it alone, where two have to: it counts once another notes the same. */
  readonly half?: MemberId | undefined;
  /** The last day on which a no can be taken further, as reckoned when it was noted. */
  readonly until?: Day | undefined;
  /** The day of the pass that brings what had come in when it was noted; none where nothing waits. */
  readonly restFrom?: Day | undefined;
}

/**
 * A request that names no case, or whose case was disposed of, in the desk's own record. All of it read this.
 */
export interface AskedOfDesk extends Asked {
  readonly kind: 'asked';
  readonly by: MemberId;
  readonly thread?: undefined;
  /** Empty where a case was disposed of. */
  readonly text: string;
  readonly stages: readonly Stage[];
}

/** A request as lists show it: no number of days is law, "at once" is (TF 2:15, 2:16). */
export interface Waited {
  /** Since when it waits for the desk, or from when what had come in unseen is tried. */
  readonly on: Day;
  /** Negative until that can be seen. */
  readonly days: number;
}

/** A request and where it is now. */
export interface RequestNow {
  readonly id: Id;
  readonly text: string;
  readonly on: Day;
  readonly stages: readonly Stage[];
  /** It waits for the desk since then; a day ahead while only what came in unseen is to be tried. */
  readonly waitsOn?: Day | undefined;
  /** A no can be taken further until then. */
  readonly keptUntil?: Day | undefined;
  /** A court has it since then. */
  readonly appealedOn?: Day | undefined;
  /** From that pass on, what had come in unseen can be tried; unset once it was. */
  readonly restFrom?: Day | undefined;
  /** What can happen next. */
  readonly next: readonly StageKind[];
}

interface Note {
  readonly id: Id;
  readonly body: {
    readonly kind: string;
    readonly text?: string;
    readonly asked?: Asked | undefined;
    readonly stage?: Stage | undefined;
  };
}

/** The requests among notes, each as it is now, the earliest first. */
export function requestsIn(notes: readonly Note[]): readonly RequestNow[] {
  const stages = notes.flatMap(({ body }) => body.stage ?? []);
  return notes
    .flatMap(({ id, body: { asked, text = '' } }) =>
      asked ? [requestNow(id, text, asked.on, stages)] : [],
    )
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** A request in the desk's own record, as it is now. */
export function requestOf(id: Id, { text, on, stages }: AskedOfDesk): RequestNow {
  return requestNow(id, text, on, stages);
}

/** Whether nothing is to come of a request in the desk's own record. */
export function isEnded(asked: AskedOfDesk, today: Day): boolean {
  const [first] = asked.stages;
  return first !== undefined && !isOpen(requestOf(first.of, asked), today);
}

const byAuthority = ['decision_asked', 'decided'] as const;
const afterwards: Readonly<Record<NextStage, readonly StageKind[]>> = {
  answered: byAuthority,
  decision_asked: ['decided'],
  decided: ['appealed'],
  appealed: ['ruled'],
  ruled: [],
};
type NextStage = Exclude<StageKind, 'withdrawn' | 'supplemented' | 'nothing_more'>;

function requestNow(id: Id, text: string, on: Day, all: readonly Stage[]): RequestNow {
  const noted = all.filter(({ of }) => of === id);
  const known = { id, text, on, stages: noted };
  const own = noted.filter(({ half }) => half === undefined);
  if (own.some(({ is }) => is === 'withdrawn')) return { ...known, next: [] };
  const tried = own.findLastIndex(({ is }) => is === 'supplemented' || is === 'nothing_more');
  const given = own.findLastIndex(({ is }) => is === 'answered' || is === 'decided');
  const last = own.findLast(
    (one): one is Stage & { readonly is: NextStage } => one.is in afterwards,
  );
  if (last === undefined)
    return { ...known, waitsOn: on, next: ['answered', ...byAuthority, 'withdrawn'] };
  const { is, day } = last;
  const restFrom = tried > given ? undefined : own[given]?.restFrom;
  // A supplement that is a no can be taken further by itself.
  const refusals = [last, own[tried]].filter((one) => one !== undefined && isNo(one));
  const further = refusals.includes(own[tried]) && is !== 'appealed' ? byAuthority : [];
  const isOver = last.end === 'whole' || is === 'ruled';
  const next = new Set<StageKind>([
    ...(restFrom === undefined ? [] : (['supplemented', 'nothing_more'] as const)),
    ...(last.end === 'whole' ? [] : afterwards[is]),
    ...further,
    ...(isOver ? [] : (['withdrawn'] as const)),
  ]);
  return {
    ...known,
    restFrom,
    waitsOn: is === 'decision_asked' ? day : restFrom,
    keptUntil: refusals
      .flatMap((one) => one?.until ?? [])
      .sort()
      .at(-1),
    appealedOn: is === 'appealed' ? day : undefined,
    next: [...next],
  };
}

/** A request after one more stage. */
export function withStage({ id, text, on, stages }: RequestNow, stage: Stage): RequestNow {
  return requestNow(id, text, on, [...stages, stage]);
}

/** Whether a day is neither before the request nor before what happened last. */
export function isInOrder({ on, stages }: Pick<RequestNow, 'on' | 'stages'>, day: Day): boolean {
  return day >= (stages.findLast(({ half }) => half === undefined)?.day ?? on);
}

/**
 * What ends a case's protection after an appeal is noted by two, whose titles differ.
 * @param counts whether the half of a member still does
 */
export function halfOf(
  { stages, appealedOn }: Pick<RequestNow, 'stages' | 'appealedOn'>,
  is: StageKind,
  by: Pick<Member, 'id' | 'was'>,
  counts: (half: MemberId) => boolean,
): { readonly half?: MemberId } | 'stage_second' {
  if (appealedOn === undefined || (is !== 'ruled' && is !== 'withdrawn')) return {};
  const since = stages.slice(stages.findLastIndex((one) => one.is === 'appealed'));
  const halves = since.flatMap((one) => (one.is === is && one.half ? one.half : [])).filter(counts);
  if (halves.length === 0) return { half: by.id };
  return halves.some((half) => !isSamePerson(by, half)) ? {} : 'stage_second';
}

/** The earlier of two days of requests. */
export function firstAsked(one: Day | undefined, other: Day): Day {
  return one !== undefined && one < other ? one : other;
}

/** Whether a stage has an end and a copy. */
export function hasEnd(is: StageKind): boolean {
  return is === 'answered' || is === 'decided' || is === 'supplemented';
}

/** Whether it is a no, at least to a part. */
export function isNo({ end }: Pick<Stage, 'end'>): boolean {
  return end !== undefined && end !== 'whole';
}

/** Whether something is still to come of a request, or may be. */
export function isOpen({ waitsOn, keptUntil, appealedOn }: RequestNow, today: Day): boolean {
  return waitsOn !== undefined || appealedOn !== undefined || (keptUntil ?? '') >= today;
}

/**
 * The last day on which a no can be taken further. After a decision three weeks from the day on which the
 * applicant had it (OSL 6:8, FL 44); if that is no working day, the next one (lag 1930:173). No law sets a
 * time after an employee's no: it is the organisation's choice.
 * @param months after an employee's no
 */
export function untilOf(
  { is, day }: Pick<Stage, 'is' | 'day'>,
  months: number,
  isWorkingDay: (day: Day) => boolean,
): Day {
  if (is !== 'decided') return addMonths(day, months);
  let last = addDays(day, limits.appealDays);
  while (!isWorkingDay(last)) last = addDays(last, 1);
  return last;
}

/** What requests do to their case. */
export interface CaseRequests {
  /** Since when the earliest waits for the desk; ahead while only what came in unseen is to be tried. */
  readonly askedOn?: Day | undefined;
  /** A no can be taken further until then. */
  readonly keptUntil?: Day | undefined;
  /** Since when a court has the earliest of those it has. */
  readonly appealedOn?: Day | undefined;
}

/** What all requests of a case do to it together. */
export function caseRequests(requests: readonly RequestNow[]): CaseRequests {
  const daysOf = (of: 'waitsOn' | 'keptUntil' | 'appealedOn'): readonly Day[] =>
    requests.flatMap((one) => one[of] ?? []).sort();
  return {
    askedOn: daysOf('waitsOn')[0],
    keptUntil: daysOf('keptUntil').at(-1),
    appealedOn: daysOf('appealedOn')[0],
  };
}

/** The day from which on something may have come in that nobody can see; none where nothing waits. */
export function unseenSince(
  { from, outOn }: When,
  isPassed: (day: Day) => boolean,
): Day | undefined {
  if (outOn === from) return undefined;
  // Before its pass, the window before is not out either.
  return isPassed(from) ? from : addDays(from, daysBetween(outOn, from));
}

/** Whether a request is late: the law says at once, so it is from the day after it came. */
export function isLate(waited: Waited | undefined): boolean {
  return waited !== undefined && waited.days > 0;
}

/** How long a request has waited. */
export function waitedSince(on: Day | undefined, today: Day): Waited | undefined {
  return on && { on, days: daysBetween(on, today) };
}
