import { comparedAs } from './compared-as';
import type { Id } from './ids';
import { limits } from './limits';
import type { Section } from './secrecy';
import { storedBytes } from './stored-bytes';
import { isPeoples } from './text-names';

/** Hides words of a message wherever they are in it, or all of the message. */
export interface Mask {
  readonly message: Id;
  /** As a member typed them; none hides the whole message. */
  readonly words?: string | undefined;
  readonly section: Section;
  /** From an earlier copy, and not confirmed yet: each request is examined as things are. */
  readonly again?: true | undefined;
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Why something is hidden: a section, a day that nobody added, or that no two have examined it. */
export type Hidden = Section | 'day' | 'unread';

/** Noncharacters, which no text contains, around why something is masked. Text of people loses them first. */
const [open, close] = ['\ufdd0', '\ufdd1'];
const marks = /[\ufdd0-\ufdef]/g;

/** What is in place of hidden words. */
export function maskMark(why: Hidden): string {
  return open + why + close;
}

type Piece = string | { readonly why: Hidden };

/** A text with marks, in pieces: each is text, or why something is hidden. */
export function piecesOf(text: string): readonly Piece[] {
  return text.split(/(\ufdd0[^\ufdd1]*\ufdd1)/).flatMap((piece): readonly Piece[] => {
    if (piece.startsWith(open)) return [{ why: piece.slice(1, -1) as Hidden }];
    return piece === '' ? [] : [piece];
  });
}

/** A body without the days that are written in figures, as the product itself writes them in texts. */
export function withoutDays<B extends object>(body: B): B {
  return mapTexts(body, (text) => text.replace(/\d{4}-\d{2}-\d{2}/g, maskMark('day')));
}

/** A text with its masked words marked. A mask over part of a character is widened to all of it. */
export function maskText(text: string, masks: readonly Mask[]): string {
  const own = text.replace(marks, '\ufffd');
  if (masks.length === 0) return own;
  const clusters = clustersOf(own);
  const hidden = clusters.map((): Section | undefined => undefined);
  const find = finderIn(clusters);
  for (const { words = '', section } of masks) {
    for (const { from, to } of find(words)) {
      for (let at = from; at < to; at++) hidden[at] ??= section;
    }
  }
  return clusters
    .map((cluster, at) => {
      const section = hidden[at];
      if (section === undefined) return cluster.text;
      return section === hidden[at - 1] ? '' : maskMark(section);
    })
    .join('');
}

/** A body with its people's words masked. */
export function maskBody<B extends object>(body: B, masks: readonly Mask[]): B {
  return mapTexts(body, (text) => maskText(text, masks));
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
  const texts = textsOf(body).map((text) => asCompared(clustersOf(text)));
  return (words) => {
    const sought = asCompared(clustersOf(words));
    return texts.reduce((count, text) => count + placesOf(sought, text).length, 0);
  };
}

/** Why a mask cannot be added; `undefined` when nothing hinders. */
export function whyNotMask(
  there: readonly Mask[],
  { message, words, section }: Mask,
): 'masks_full' | 'words_long' | 'masked_already' | undefined {
  if (storedBytes(words ?? '') > limits.maskBytes) return 'words_long';
  const isSame = (one: Mask): boolean => one.message === message && one.words === words;
  if (there.some((one) => isSame(one) && one.section === section)) return 'masked_already';
  return there.length >= limits.masks ? 'masks_full' : undefined;
}

interface Cluster {
  readonly text: string;
  /** As it is compared: folded, blanks as one space, and nothing for what is invisible. */
  readonly compared: string;
}

/** A text in pieces: what is between the places of some words. One piece if they are not in it. */
export function splitAtWords(text: string, words: string): readonly string[] {
  const clusters = clustersOf(text);
  const pieces: string[] = [];
  let end = 0;
  const between = (from: number, to?: number): string =>
    clusters
      .slice(from, to)
      .map((one) => one.text)
      .join('');
  for (const { from, to } of finderIn(clusters)(words)) {
    if (from < end) continue;
    pieces.push(between(end, from));
    end = to;
  }
  return [...pieces, between(end)];
}

/** A text's characters as people count them. Several blanks are compared as one. */
function clustersOf(text: string): readonly Cluster[] {
  let isBlank = false;
  return Array.from(characters.segment(text), ({ segment }) => {
    const compared = comparedAs(segment);
    const again = isBlank && compared === ' ';
    if (compared !== '') isBlank = compared === ' ';
    return { text: segment, compared: again ? '' : compared };
  });
}

function asCompared(clusters: readonly Cluster[]): string {
  return clusters.map(({ compared }) => compared).join('');
}

/** Where a text begins in another one, overlapping places too. */
function placesOf(sought: string, text: string): readonly number[] {
  const places: number[] = [];
  if (sought === '') return places;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) places.push(at);
  return places;
}

/** Finds where words are, from the first of their characters to behind the last. Reads the text once. */
function finderIn(
  clusters: readonly Cluster[],
): (words: string) => readonly { readonly from: number; readonly to: number }[] {
  const text = asCompared(clusters);
  const clusterAt = clusters.flatMap(({ compared }, at) =>
    Array.from(compared.split(''), () => at),
  );
  return (words) => {
    const sought = asCompared(clustersOf(words));
    return placesOf(sought, text).map((at) => {
      let to = (clusterAt[at + sought.length - 1] ?? 0) + 1;
      // What is compared as nothing goes with what is before it: more blanks, and what is invisible.
      while (clusters[to]?.compared === '') to++;
      return { from: clusterAt[at] ?? 0, to };
    });
  };
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
