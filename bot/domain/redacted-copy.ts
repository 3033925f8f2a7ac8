import type { Day } from './day';
import type { Id, MemberId, ThreadId } from './ids';
import { limits } from './limits';
import { utf8Length } from './page';
import type { Redaction } from './redactions';

/** A redacted copy of a case, proposed by one member and agreed by another. */
export interface RedactedCopy {
  readonly by: MemberId;
  readonly redactions: readonly Redaction[];
  /** The messages that were there when it was begun: later ones are not in the copy. */
  readonly known: readonly string[];
  /** The messages whose days are shown, by their marks, and `named` for the reference: none at first. */
  readonly shown: readonly string[];
  /**
   * Its proposer asks a colleague to read the copy of this name: as it was then, and no other. A change of
   * the redactions unsets it.
   */
  readonly ready?: string | undefined;
  /** The colleague who said no last. */
  readonly refused?: MemberId | undefined;
  /** With the name of the copy that both read: a copy that shows anything else is not given out. */
  readonly agreed?: { readonly by: MemberId; readonly on: Day; readonly found: string } | undefined;
}

/** A part of a redacted copy, as it is stored: a proposal has one size. */
export interface RedactedCopyPart extends Omit<RedactedCopy, 'redactions' | 'known' | 'shown'> {
  readonly kind: 'redaction';
  readonly thread: ThreadId;
  readonly part: number;
  /** How many parts there are. */
  readonly of: number;
  /** Its content, sealed under the thread's own key as well: the redacted words go with the thread. */
  readonly sealed: string;
}

/** What a part of a redacted copy says of the case: messages as they are known, and redactions. */
export type RedactedCopyContent = readonly (string | Redaction)[];

/** Tells the reference among what is shown. */
export const named = 'named';
/** Begins what is shown, among the parts of a redacted copy. */
const asShown = '+';

/** A message's mark in the list of those that a copy is made of: ids are random. */
export function knownAs(id: Id): string {
  return id.slice(0, 8);
}

/** What is in a redacted copy, in parts that fit a stored proposal each; at least one. */
export function contentsOf({
  redactions,
  known,
  shown,
}: Pick<RedactedCopy, 'redactions' | 'known' | 'shown'>): RedactedCopyContent[] {
  const parts: (string | Redaction)[][] = [[]];
  let room: number = limits.redactionPartBytes;
  for (const one of [...known, ...shown.map((mark) => asShown + mark), ...redactions]) {
    const bytes = utf8Length(JSON.stringify(one)) + 1;
    if (bytes > room) {
      parts.push([]);
      room = limits.redactionPartBytes;
    }
    parts.at(-1)?.push(one);
    room -= bytes;
  }
  return parts;
}

/**
 * Whether all parts of a redacted copy are there, in their order: without one of them words would be seen.
 */
export function areWhole(sorted: readonly RedactedCopyPart[]): boolean {
  return sorted.every(({ part, of }, at) => part === at && of === sorted.length);
}

/** The masking that these parts are of. */
export function joinContents(
  { by, ready, refused, agreed }: RedactedCopyPart,
  contents: readonly RedactedCopyContent[],
): RedactedCopy {
  const all = contents.flat();
  const marks = all.filter((one) => typeof one === 'string');
  return {
    ...{ by, ready, refused, agreed },
    redactions: all.filter((one) => typeof one !== 'string'),
    known: marks.filter((one) => !one.startsWith(asShown)),
    shown: marks.filter((one) => one.startsWith(asShown)).map((one) => one.slice(1)),
  };
}

/** a redacted copy that was changed: nobody has read it so, and nobody has been asked to. */
export function changedRedactedCopy(
  { redactions, known, shown, refused }: RedactedCopy,
  by: MemberId,
  change: Partial<Pick<RedactedCopy, 'redactions' | 'shown'>>,
): RedactedCopy {
  return { by, redactions, known, shown, refused, ...change };
}

/**
 * Whether a colleague can be asked to read it: redactions of an earlier copy are each confirmed or lifted.
 */
export function whyNotReady({
  redactions,
}: RedactedCopy): 'empty_redactions' | 'redactions_unread' | undefined {
  if (redactions.length === 0) return 'empty_redactions';
  return redactions.some(({ again }) => again) ? 'redactions_unread' : undefined;
}

/** The redactions of an agreed copy, proposed for another one. */
export function proposedAgain(redactions: readonly Redaction[]): readonly Redaction[] {
  return redactions.map((redaction) => ({ ...redaction, again: true }));
}
