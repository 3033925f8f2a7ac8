import { type Day, parseDay } from './day';

/** A proof as somebody brings it: its words as they were signed, and who says so. */
export interface ReadProof {
  readonly madeOn: Day;
  /** As `proofWords` gives them, without the end of the proof. */
  readonly words: string;
  /** The version of the installation's key: `proof-v1`. */
  readonly key: string;
  /** Ed25519, 64 bytes in base64url: its last letter has no bit to spare. */
  readonly signature: string;
}

/** What a person wrote, the begin, or the end of a proof: neither of these is within a person's words. */
const parts =
  /«[^«»]*»|VISSLA 1 (\d{4}-\d\d-\d\d)(?= )|VISSLA (proof-v[\d-]+) ([A-Za-z0-9_-]{85}[AQgw])(?= |$)/g;
/** Signs that turn letters around: what is seen would not be what is signed. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Signs that nobody sees. */
const unseen = /[\p{Cf}\u034f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
/** Letters that look like a space. */
const blank = /[\s\u115f\u1160\u2800\u3164\uffa0]+/gu;
/** Signs that look like those around a person's words. */
const quotes = /[«»‹›≪≫⋘⋙⟨⟩⟪⟫〈〉《》❮❯❰❱＜＞]+|<{2,}|>{2,}/gu;

/**
 * The words of a text that count: one space between them, in one form of Unicode (NFC), without signs that
 * nobody sees. So a copy from a dialog or a mail, with other line breaks, is checked as what was signed.
 */
export function proofWords(text: string): string {
  return text.replace(unseen, '').replace(blank, ' ').normalize('NFC').trim();
}

/**
 * What a person wrote, in the signs « and », which are nowhere else in a proof. Its lines are one: no line of
 * a person's looks like a line of the proof's own.
 */
export function quoteWords(text: string): string {
  const lines = text.split(/[\n\r\u2028\u2029]+/).map(proofWords);
  return `«${unquoted(lines.filter((line) => line !== '').join(' ¶ '))}»`;
}

/** A text with plain quotation marks where it had signs like those around a person's words. */
export function unquoted(text: string): string {
  return text.replace(quotes, '"');
}

/** What is signed: the words that count, in UTF-8. */
export function signedWords(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

/** The first words of a proof: the format, and the day on which it is made. */
export function proofBegin(madeOn: Day): string {
  return `VISSLA 1 ${madeOn}`;
}

/** The last words of a proof. */
export function proofEnd(key: string, signature: string): string {
  return `VISSLA ${key} ${signature}`;
}

/** Finds the first whole proof in a text; `undefined` when there is none. */
export function readProof(text: string): ReadProof | undefined {
  if (turning.test(text)) return undefined;
  const words = proofWords(text);
  let begun: { from: number; madeOn: Day } | undefined;
  for (const { 1: day, 2: key, 3: signature, index } of words.matchAll(parts)) {
    const madeOn = parseDay(day ?? '');
    if (madeOn !== undefined) begun = { from: index, madeOn };
    if (begun === undefined || key === undefined || signature === undefined) continue;
    return { madeOn: begun.madeOn, words: words.slice(begun.from, index).trim(), key, signature };
  }
  return undefined;
}
