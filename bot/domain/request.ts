import { type Day, daysBetween } from './day';
import type { Id, MemberId } from './ids';

/** How a request for a record ended (TF 2:15, 2:16; OSL 6:3). A stored word stays. */
export const requestDecisions = ['whole', 'masked', 'part', 'refused', 'withdrawn'] as const;
export type RequestDecision = (typeof requestDecisions)[number];

/** The copy that went out. `none`: nothing, or something that was made outside the product. */
export const sentCopies = ['none', 'with_notes', 'without_notes', 'masked'] as const;
export type SentCopy = (typeof sentCopies)[number];

/**
 * Whether an end and a copy can both be true: a refused request had no copy, and only a masked end has a
 * masked one. A part may be refused of a request for more than the case.
 */
export function agree(is: RequestDecision, copy: SentCopy): boolean {
  if (copy === 'none') return true;
  if (is === 'refused') return false;
  return is === 'part' || (is === 'masked') === (copy === 'masked');
}

/** A request as it is noted. Its note's text is what is asked for, never who asks (TF 2:18). */
export interface Asked {
  readonly on: Day;
}

/** A request that names no case, or whose case was weeded, in the desk's own record. All of it read this. */
export interface AskedOfDesk extends Asked {
  readonly kind: 'asked';
  readonly by: MemberId;
  readonly thread?: undefined;
  /** Empty where a case was weeded. */
  readonly text: string;
  readonly decided?: Decided | undefined;
}

/** The decision on a request. */
export interface Decided {
  /** The request's note, and the day on which the request came. */
  readonly of: Id;
  readonly on: Day;
  readonly is: RequestDecision;
  readonly copy: SentCopy;
  /** The day on which two agreed on a masked copy. */
  readonly agreedOn?: Day | undefined;
  /** The day on which copy or answer was sent; none for a request that was withdrawn. */
  readonly sentOn?: Day | undefined;
}

/** A request as lists show it: no number of days is law, "at once" is (TF 2:15, 2:16). */
export interface Waited {
  readonly on: Day;
  readonly days: number;
}

/** A request without a decision. */
export interface OpenRequest extends Waited {
  readonly id: Id;
  readonly text: string;
}

interface Note {
  readonly id: Id;
  readonly body: {
    readonly kind: string;
    readonly text?: string;
    readonly asked?: Asked | undefined;
    readonly decided?: Decided | undefined;
  };
}

/** The days of a case's requests, and the decisions on them. */
export function requestsIn(notes: readonly Note[]): {
  readonly askedOn: readonly Day[];
  readonly decided: readonly Decided[];
} {
  return {
    askedOn: notes.flatMap(({ body }) => body.asked?.on ?? []),
    decided: notes.flatMap(({ body }) => body.decided ?? []),
  };
}

/** The requests among a case's notes that wait for a decision, the earliest first. */
export function openRequests(notes: readonly Note[], today: Day): readonly OpenRequest[] {
  const decided = notes.flatMap(({ body }) => body.decided?.of ?? []);
  return notes
    .flatMap(({ id, body: { asked, text = '' } }) =>
      asked ? [{ id, text, on: asked.on, days: daysBetween(asked.on, today) }] : [],
    )
    .filter(({ id }) => !decided.includes(id))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** The earlier of two days of requests. */
export function firstAsked(one: Day | undefined, other: Day): Day {
  return one !== undefined && one < other ? one : other;
}

/** A request in the desk's own record, as the note that a case would have. */
export function asNote(id: Id, { text, on, decided }: AskedOfDesk): Note {
  return { id, body: { kind: 'note', text, asked: { on }, decided } };
}

/** How long a request has waited. */
export function waitedSince(on: Day | undefined, today: Day): Waited | undefined {
  return on && { on, days: daysBetween(on, today) };
}
