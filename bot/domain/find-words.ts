import { comparedAs } from './compared-as';

/** Why a member searches for words: the audit keeps it, and never the words. */
export const searchAims = ['request', 'access', 'own_case'] as const;
export type SearchAim = (typeof searchAims)[number];

/** Where words are in a text, from the first of their characters to behind the last. */
interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Words as they are searched for: composed (NFKC), with single blanks. */
export function asSought(typed: string): string {
  return composed(typed).trim();
}

/** The line around the first place in a text where words are; `undefined` where they are not. */
export function findWords(text: string, words: string): string | undefined {
  const [place] = finderIn(text)(asSought(words));
  if (place === undefined) return undefined;
  const before = Array.from(composed(text.slice(0, place.from)));
  const rest = Array.from(composed(text.slice(place.from)));
  const length = Array.from(words).length + around;
  const line = [...before.slice(-around), ...rest.slice(0, length)].join('').trim();
  return `${before.length > around ? '…' : ''}${line}${rest.length > length ? '…' : ''}`;
}

/** Characters of context on each side. */
const around = 40;

function composed(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ');
}

/**
 * Finds words in a text, overlapping places and parts of words too. What is searched, redacted and removed is
 * found here alone. What is compared as nothing goes with what is before it.
 */
export function finderIn(text: string): (words: string) => readonly TextRange[] {
  const compared = asCompared(text);
  let starts: readonly number[] | undefined;
  return (words) => {
    const sought = asCompared(words);
    const places: TextRange[] = [];
    if (sought === '') return places;
    for (let at = compared.indexOf(sought); at >= 0; at = compared.indexOf(sought, at + 1)) {
      starts ??= startsIn(text);
      let end = at + sought.length;
      const last = starts[end - 1];
      while (starts[end] === last) end++;
      places.push({ from: starts[at] ?? 0, to: starts[end] ?? text.length });
    }
    return places;
  };
}

/** A text in pieces: what is between the places of some words. One piece if they are not in it. */
export function splitAtWords(text: string, words: string): readonly string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const { from, to } of finderIn(text)(words)) {
    if (from < end) continue;
    pieces.push(text.slice(end, from));
    end = to;
  }
  return [...pieces, text.slice(end)];
}

/** A text as it is compared. Several blanks are one. */
function asCompared(text: string): string {
  return partsOf(text).map(comparedAs).join('').replace(/ +/g, ' ');
}

/** Where the character begins of which each unit of the compared text is. */
function startsIn(text: string): readonly number[] {
  const starts: number[] = [];
  let [start, before] = [0, ''];
  for (const part of partsOf(text)) {
    const each = isPlain.test(part) ? 1 : 0;
    for (const [nth, unit] of comparedAs(part).split('').entries()) {
      if (unit !== ' ' || before !== ' ') starts.push(start + nth * each);
      before = unit;
    }
    start += part.length;
  }
  return starts;
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Plain letters: each is a character of its own beside another one, and is compared as one unit, alone and
 * among others. Cutting only what is beside other letters takes a tenth of the time.
 */
const isPlain = /^[ -~À-Þà-ÿ]+$/;
const besideOthers =
  /(?<=[^ -~À-Þà-ÿ][ -~À-Þà-ÿ])(?=[ -~À-Þà-ÿ])|(?<=[ -~À-Þà-ÿ])(?=[ -~À-Þà-ÿ][^ -~À-Þà-ÿ])/;

/** A text in characters as people count them, and in runs of plain letters. */
function partsOf(text: string): readonly string[] {
  return text
    .split(besideOthers)
    .flatMap((part) =>
      isPlain.test(part) ? part : Array.from(characters.segment(part), ({ segment }) => segment),
    );
}
