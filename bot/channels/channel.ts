import type { ListOrder } from '../domain/case';
import type { DocumentRun } from '../domain/document';
import type { FieldName } from '../domain/fields';
import type { Locale, ThreadId } from '../domain/ids';
import type { Invented } from '../domain/invented';
import type { Shown } from '../ports/dialogue';

export type { Dialogue, Press, Shown } from '../ports/dialogue';

/** All cards are plain JSON. */
export interface Cards<Card = object> {
  /** The card is an Adaptive Card 1.5. */
  draw(shown: Shown): { readonly title: string; readonly card: Card };
  /** The same for everybody. */
  chat(locale: Locale): Card;
  /**
   * A notice in a member's own chat: how many threads wait; without a number, that a pass has come, even
   * an empty one; or the reminder of fixed days, even if nothing is due.
   */
  notice(locale: Locale, count?: number | 'reminder'): Card;
  invented(locale: Locale): Invented;
}

/** A line of the list of cases, every part in words. */
export interface CaseLine {
  readonly thread: ThreadId;
  readonly reference: string;
  readonly number: string | undefined;
  /** Why it is on top, and how it looks. */
  readonly mark: string | undefined;
  readonly tone: 'late' | 'new' | 'soon' | undefined;
  readonly todo: string;
  readonly subject: string;
  readonly assignee: string;
  readonly status: string;
  readonly changed: string;
}

/** The list of cases as a table. */
export interface CaseTable {
  /** What is shown, and what can be shown instead. */
  readonly filter: string;
  readonly show: string;
  readonly filters: readonly { readonly title: string; readonly act: string }[];
  readonly caption: string;
  /** By which column it is sorted. */
  readonly order: ListOrder;
  /** `says`: what its button does. */
  readonly columns: readonly {
    readonly order: ListOrder;
    readonly title: string;
    readonly says: string;
  }[];
  readonly lines: readonly CaseLine[];
  readonly narrow?: Narrow | undefined;
}

/** Choices that narrow the list, the first of each being all. */
export interface Narrow {
  readonly title: string;
  readonly lists: readonly {
    readonly id: FieldName;
    readonly label: string;
    readonly value: string;
    readonly choices: readonly { readonly value: string; readonly title: string }[];
  }[];
  readonly show: string;
  /** The way back to all; none where the list is not narrowed. */
  readonly clear?: string | undefined;
}

/** What a case's record says, by name. */
export interface CaseFacts {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** The card's lines that say the same. */
  readonly instead: readonly string[];
}

/** A redacted copy with what is under its marks, message by message. */
export interface MarkedCopy {
  readonly title: string;
  readonly parts: readonly {
    /** The number by which words of it are redacted; 0 for the case's head. */
    readonly entry: number;
    readonly heading: string;
    readonly runs: readonly DocumentRun[];
  }[];
}

export interface DeskCards<Card = object> extends Cards<Card> {
  /** The head of an open case; nothing of another view. */
  facts(shown: Pick<Shown, 'view' | 'locale'>): CaseFacts | undefined;
  /** The queue as a table; nothing of another view. */
  table(shown: Pick<Shown, 'view' | 'locale'>): CaseTable | undefined;
  /** A redacted copy where it is made or read; nothing of another view. */
  marked(shown: Pick<Shown, 'view' | 'locale'>): MarkedCopy | undefined;
}

export interface DoorCards<Card = object> extends Cards<Card> {
  /** The same for everybody. */
  door(locale: Locale): { readonly title: string; readonly card: Card };
}
