import { finderIn } from './find-words';
import type { Id } from './ids';
import { limits } from './limits';
import type { Section } from './secrecy';
import { storedBytes } from './stored-bytes';
import { isPeoples } from './text-names';

/** Hides words of a message wherever they are in it, or all of the message. */
export interface Redaction {
  readonly message: Id;
  /** As a member typed them; none hides the whole message. */
  readonly words?: string | undefined;
  readonly section: Section;
  /** From an earlier copy, and not confirmed yet: each request is examined as things are. */
  readonly again?: true | undefined;
}

/** Why something is hidden: a section, a day that nobody added, or that no two have examined it. */
export type Hidden = Section | 'day' | 'unread';

/**
 * Noncharacters, which no text contains, around why something is redacted. Text of people loses them first.
 */
const [open, close, above] = ['\ufdd0', '\ufdd1', '\ufdd2'];
const marked = /(\ufdd0[^\ufdd1]*\ufdd1)/;
const marks = /[\ufdd0-\ufdef]/g;

/** What is in place of hidden words. */
export function redactionMark(why: Hidden): string {
  return open + why + close;
}

/** `under`: what is hidden, where a member looks at redactions. It is in nothing that is given out. */
type TextPiece = string | { readonly why: Hidden; readonly under?: string | undefined };

/** A text with marks, in pieces: each is text, or why something is hidden. */
export function piecesOf(text: string): readonly TextPiece[] {
  return text.split(marked).flatMap((piece): readonly TextPiece[] => {
    if (!piece.startsWith(open)) return piece === '' ? [] : [piece];
    const [why, under] = piece.slice(1, -1).split(above);
    return [{ why: why as Hidden, under }];
  });
}

/** A body without the days that are written in figures, as the product itself writes them in texts. */
export function withoutDays<B extends object>(body: B): B {
  const withoutThem = (piece: string): string =>
    piece.startsWith(open) ? piece : piece.replace(/\d{4}-\d{2}-\d{2}/g, redactionMark('day'));
  return mapTexts(body, (text) => text.split(marked).map(withoutThem).join(''));
}

/**
 * A text with its redacted words marked. A redaction over part of a character is widened to all of it.
 * @param isSeen whether the words are kept under their marks
 */
export function redactText(text: string, redactions: readonly Redaction[], isSeen = false): string {
  const own = text.replace(marks, '\ufffd');
  const hidden: (Section | undefined)[] = [];
  const find = finderIn(own);
  for (const { words = '', section } of redactions) {
    for (const { from, to } of find(words)) {
      for (let at = from; at < to; at++) hidden[at] ??= section;
    }
  }
  return own
    .split('')
    .map((unit, at) => {
      const section = hidden[at];
      if (section === undefined) return unit;
      const begins = section !== hidden[at - 1];
      if (!isSeen) return begins ? redactionMark(section) : '';
      return `${begins ? open + section + above : ''}${unit}${section === hidden[at + 1] ? '' : close}`;
    })
    .join('');
}

/** A body with its people's words redacted. */
export function redactBody<B extends object>(
  body: B,
  redactions: readonly Redaction[],
  isSeen = false,
): B {
  return mapTexts(body, (text) => redactText(text, redactions, isSeen));
}

/** A body's words of people, text by text. */
export function textsOf(body: object): readonly string[] {
  const texts: string[] = [];
  mapTexts(body, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

/** Counts in how many places of a body words are. */
export function wordCounter(body: object): (words: string) => number {
  const finders = textsOf(body).map(finderIn);
  return (words) => finders.reduce((count, find) => count + find(words).length, 0);
}

/** Why a redaction cannot be added; `undefined` when nothing hinders. */
export function whyNotRedaction(
  there: readonly Redaction[],
  { message, words, section }: Redaction,
): 'redactions_full' | 'words_long' | 'redacted_already' | undefined {
  if (storedBytes(words ?? '') > limits.redactionBytes) return 'words_long';
  const isSame = (one: Redaction): boolean => one.message === message && one.words === words;
  if (there.some((one) => isSame(one) && one.section === section)) return 'redacted_already';
  return there.length >= limits.redactions ? 'redactions_full' : undefined;
}

/** @param isKept whether a property of an object is no text of people's after all */
export function mapTexts<T extends object>(
  of: T,
  change: (text: string) => string,
  isKept: (name: string, of: object) => boolean = () => false,
): T {
  return Object.fromEntries(
    Object.entries(of).map(([name, value]: [string, unknown]) => {
      const isText = isPeoples(name, of) && !isKept(name, of);
      const mapped = (part: unknown): unknown => {
        if (typeof part === 'string') return isText ? change(part) : part;
        if (Array.isArray(part)) return part.map(mapped);
        return typeof part === 'object' && part !== null ? mapTexts(part, change, isKept) : part;
      };
      return [name, mapped(value)];
    }),
  ) as T;
}
