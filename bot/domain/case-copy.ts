import type { Case } from './case';
import type { Day } from './day';
import type { Desk } from './ids';
import { type Mask, maskBody, wordCounter } from './masks';
import type { Body, Message } from './message';
import { type Section, sections } from './secrecy';
import type { ThreadState } from './thread';

/** The copies of a case. `draft` is a masked one on which no two have agreed. */
export const copyKinds = ['with_notes', 'without_notes', 'masked', 'draft'] as const;
export type CopyKind = (typeof copyKinds)[number];

/** A message in a copy; `body` is unset where all of it is masked. */
export interface CopyEntry {
  /** Its number among all of the case, which is the same in each copy. */
  readonly number: number;
  readonly day: Day;
  readonly until?: Day | undefined;
  readonly body?: Body | undefined;
  readonly masked?: Section | undefined;
}

/** A copy of a case, as it is given out. It names no member but by title. */
export interface CaseCopy extends Pick<Case, 'number' | 'subject'> {
  readonly desk: Desk;
  readonly excerpt: boolean;
  readonly notes: 'with' | 'without';
  readonly reference: string;
  readonly filedOn: Day;
  readonly filedUntil?: Day | undefined;
  readonly state: Pick<ThreadState, 'status' | 'closedOn' | 'closeReason' | 'answers' | 'urgent'>;
  /** The day on which it was made. */
  readonly on: Day;
  /** The sections of its secrecy mark (OSL 5:5); none without a mark. */
  readonly sections: readonly Section[];
  readonly entries: readonly CopyEntry[];
}

/** A message of a case with its number. */
export interface Numbered {
  readonly number: number;
  readonly message: Message;
}

/** Numbers a case's messages and notes, which are in their order. */
export function numbered(messages: readonly Message[]): readonly Numbered[] {
  return messages.map((message, index) => ({ number: index + 1, message }));
}

/**
 * Whether something belongs to the record. A note does only if it adds a fact to the case (TF 2:12). A copy
 * of what was handed over does, and so does what handlers and HR wrote to each other.
 */
export function isOfRecord(body: Body): boolean {
  if (body.kind !== 'note') return true;
  const { fact, handed, takenBack, from } = body;
  return [fact, handed, takenBack, from].some((part) => part !== undefined);
}

/** What a copy has of a case: with all notes, or with those that add a fact. */
export function entriesOf(
  all: readonly Numbered[],
  notes: CaseCopy['notes'],
  masks: readonly Mask[] = [],
): readonly CopyEntry[] {
  return all
    .filter(({ message: { body } }) => notes === 'with' || isOfRecord(body))
    .map(({ number, message: { id, day, until, body } }) => {
      const own = masks.filter(({ message }) => message === id);
      const placesOf = wordCounter(body);
      // Words that are there no more may have changed: then nothing of the message is shown.
      const whole = own.find(({ words }) => words === undefined || placesOf(words) === 0);
      const of = { number, day, until };
      if (whole !== undefined) return { ...of, masked: whole.section };
      return { ...of, body: maskBody(body, own) };
    });
}

/** The sections of some masks, each once. */
export function sectionsOf(masks: readonly Pick<Mask, 'section'>[]): readonly Section[] {
  const used = masks.map(({ section }) => section);
  return sections.filter((section) => used.includes(section));
}
