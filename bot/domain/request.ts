import { type Day, daysBetween } from './day';
import type { Id } from './ids';

/** How a request for a record ended (TF 2:15, 2:16; OSL 6:3). A stored word stays. */
export const requestDecisions = ['whole', 'masked', 'part', 'refused', 'withdrawn'] as const;
export type RequestDecision = (typeof requestDecisions)[number];

/** The copy that went out. `none`: nothing, or something that was made outside the product. */
export const sentCopies = ['none', 'with_notes', 'without_notes', 'masked'] as const;
export type SentCopy = (typeof sentCopies)[number];

/** A request as it is noted. Its note's text is what is asked for, never who asks (TF 2:18). */
export interface Asked {
  readonly on: Day;
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

/** A request without a decision. */
export interface OpenRequest extends Asked {
  readonly id: Id;
  readonly text: string;
}

/** A request as lists show it: no number of days is law, "at once" is (TF 2:15, 2:16). */
export interface Waited {
  readonly on: Day;
  readonly days: number;
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
export function openRequests(notes: readonly Note[]): readonly OpenRequest[] {
  const decided = notes.flatMap(({ body }) => body.decided?.of ?? []);
  return notes
    .flatMap(({ id, body: { asked, text = '' } }) => (asked ? [{ id, text, on: asked.on }] : []))
    .filter(({ id }) => !decided.includes(id))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** The earlier of two days of requests. */
export function firstAsked(one: Day | undefined, other: Day): Day {
  return one !== undefined && one < other ? one : other;
}

/** How long a request has waited. */
export function waitedSince(on: Day | undefined, today: Day): Waited | undefined {
  return on && { on, days: daysBetween(on, today) };
}
