import type { Filed } from './arrival';
import type { Assessed, Case, RecordFact } from './case';
import type { Day } from './day';
import type { DutyAnswer, OwnDuty } from './handing';
import type { Desk, Id } from './ids';
import type { Body, CloseReason, Message } from './message';
import { knownAs, type RedactedCopy } from './redacted-copy';
import { type Hidden, type Redaction, redactBody, withoutDays, wordCounter } from './redactions';
import type { Section } from './secrecy';
import type { ThreadState } from './thread';

/**
 * The copies of a case. `draft` is a redacted one on which no two have agreed; `alone` is what one member may
 * give out of it.
 */
export const copyKinds = ['with_notes', 'without_notes', 'redacted', 'alone', 'draft'] as const;
export type CopyKind = (typeof copyKinds)[number];

/** A message in a copy; all of it is redacted where `redacted` is set. */
export interface CopyEntry<B = Body> extends Pick<Message, 'day' | 'until'> {
  /** Its number among what the copy has. */
  readonly number: number;
  /** Set where all of it is redacted, too, for a member who looks at redactions. */
  readonly body?: B | undefined;
  readonly redacted?: Hidden | undefined;
  /** Neither its day nor any in it is shown. */
  readonly dayless?: true;
}

/** The record's facts that a copy has as they are; the compiler asks for a new one. */
export type ToldFacts = {
  readonly [F in Exclude<RecordFact, 'assignee' | 'assessed' | 'duties'>]: Case[F];
};

/** What a copy says of its case above the messages. What is typed in it is redacted as a message is. */
export interface CopyHead
  extends Partial<ToldFacts>,
    Pick<ThreadState, 'status' | 'answers' | 'urgent'> {
  readonly kind: 'head';
  /** The assignee's title. */
  readonly assignee?: string | undefined;
  readonly duties: readonly OwnDuty[];
  readonly assessed?: Pick<Assessed, 'is' | 'on'> | undefined;
  /** The last answer to whether there is an own duty, unless one was noted. */
  readonly ownDuty?: DutyAnswer | undefined;
  readonly closedOn: Day | undefined;
  readonly closeReason: CloseReason | undefined;
}

/** A copy of a case, as it is given out. It names no member but by title. */
export interface CaseCopy extends Filed {
  readonly desk: Desk;
  readonly excerpt: boolean;
  readonly notes: 'with' | 'without';
  readonly reference: string;
  /** Unset where all of it is redacted, by the section in `redacted`. */
  readonly head?: CopyHead;
  readonly redacted?: Hidden;
  /** Set for a copy with redactions: it is called so, and never taken for the whole one. */
  readonly isRedacted?: true;
  /** One member gives it out alone. */
  readonly alone?: true;
  /** Neither the day of arrival nor any of the head is shown. */
  readonly dayless?: true;
  /** The reference is not shown. */
  readonly nameless?: true;
  /** The day on which it was made. */
  readonly on: Day;
  /** Since when something may have come in that nobody could read. A redacted copy says it without a day. */
  readonly unseen?: Day | undefined;
  /** The sections of its secrecy mark (OSL 5:5), or of its redactions; none without. */
  readonly sections: readonly Section[];
  readonly entries: readonly CopyEntry[];
}

/** A message of a case with its number; the head has 0. */
export interface Numbered<B = Body | CopyHead> {
  readonly number: number;
  readonly message: Omit<Message, 'body'> & { readonly body: B };
}

/** All of a case, below its head. */
export type WithHead = readonly [Numbered<CopyHead>, ...Numbered<Body>[]];

/** Numbers a case's messages and notes, which are in their order. */
export function numbered(messages: readonly Message[]): readonly Numbered<Body>[] {
  return messages.map((message, index) => ({ number: index + 1, message }));
}

/** The head of a case, redacted as a message is. */
export function numberedHead(day: Day, body: CopyHead): Numbered<CopyHead> {
  return { number: 0, message: { id: 'head' as Id, day, position: 0, body } };
}

/**
 * Whether something belongs to the record. A note does only if it adds a fact to the case (TF 2:12). Copies
 * of what was handed over do, requests with their stages, and what handlers and HR wrote to each other.
 */
export function isOfRecord(body: Body | CopyHead): boolean {
  if (body.kind !== 'note') return true;
  const { fact, handed, takenBack, from, asked, stage, assessed } = body;
  return [fact, handed, takenBack, from, asked, stage, assessed].some((part) => part !== undefined);
}

/**
 * What a copy has of a case: with all notes, or with those that add a fact; of a redacted one, what was there
 * when it was begun. Its numbers are its own, so no gap tells of a note. The head keeps 0.
 */
export function inCopy<N extends Numbered>(
  all: readonly N[],
  notes: CaseCopy['notes'],
  redactedCopy?: Pick<RedactedCopy, 'known'>,
): readonly N[] {
  const isKnown = (id: Id): boolean => redactedCopy?.known.includes(knownAs(id)) !== false;
  let last = 0;
  return all
    .filter(({ message: { id, body } }) => isKnown(id) && (notes === 'with' || isOfRecord(body)))
    .map((one) => ({ ...one, number: one.number === 0 ? 0 : ++last }));
}

/**
 * What a copy shows. Words redacted in any message are redacted in the head as well. Of a redacted copy no
 * day is shown unless a member added it.
 * @param isSeen whether what is redacted is shown under its marks, to a member who looks at them
 */
export function entriesOf<B extends Body | CopyHead>(
  all: readonly Numbered<B>[],
  redactedCopy?: Pick<RedactedCopy, 'redactions' | 'shown'>,
  isSeen = false,
): readonly CopyEntry<B>[] {
  const { redactions = [], shown } = redactedCopy ?? {};
  return all.map(({ number, message: { id, day, until, body } }) => {
    const own = redactions.filter(({ message }) => message === id);
    const placesOf = wordCounter(body);
    // Words that are there no more may have changed: then nothing of the message is shown.
    const whole = own.find(({ words }) => words === undefined || placesOf(words) === 0);
    const dayless = shown?.includes(knownAs(id)) === false;
    const of = { number, day, until, ...(dayless && { dayless }) };
    if (whole !== undefined) return { ...of, redacted: whole.section, ...(isSeen && { body }) };
    const redacted = redactBody(body, number === 0 ? redactions : own, isSeen);
    return { ...of, body: dayless ? withoutDays(redacted) : redacted };
  });
}

/**
 * What a copy shows, to tell whether two show the same. Its days are left out, and so are the numbers: what
 * comes in later can be sorted before what is in it.
 */
export function shownIn({ on: _, unseen: _unseen, entries, ...of }: CaseCopy): string {
  return JSON.stringify({ ...of, entries: entries.map(({ number: _, ...one }) => one) });
}

/** The sections of some redactions, each once. */
export function sectionsOf(redactions: readonly Pick<Redaction, 'section'>[]): readonly Section[] {
  return [...new Set(redactions.map(({ section }) => section))];
}
