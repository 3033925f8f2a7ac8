import { isSameName } from './short-names';

/** The telling parts of a name: folded, in the order of the name. */
export type OwnName = readonly string[];

/** A word of a text, with the gap before it. */
export interface Word {
  readonly folded: string;
  /** Written with a capital first, as names are. */
  readonly large: boolean;
  readonly gap: string;
}

/** The text without diacritics: "Åsa" is found as "asa". */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '');
}

/** The words of a {@link plain} text. */
export function wordsOf(text: string): readonly Word[] {
  let end = 0;
  return Array.from(text.matchAll(/\p{L}+/gu), ({ 0: word, index }) => {
    const gap = text.slice(end, index);
    end = index + word.length;
    return { folded: word.toLowerCase(), large: /^\p{Lu}/u.test(word), gap };
  });
}

/** Parts of names that tell nothing by themselves. */
const particles = 'af al av bin da de del den der di dos du el ibn la le van von zu'.split(' ');

/** The names by which a messenger calls a person: shown names and sign-in names. */
export function namesIn(calledBy: readonly string[]): readonly OwnName[] {
  return calledBy.map(nameIn).filter((parts) => parts.length > 0);
}

function nameIn(shown: string): OwnName {
  // What follows is a unit, company or role: "Maja Lind (HR)", "Maja Lind | Konsult".
  const [bare = ''] = plain(shown).split(/[(|/@[]|\s[-–—]\s/u);
  const [last = '', first] = bare.split(',');
  const parts = wordsOf(first === undefined ? last : `${first} ${last}`);
  return parts
    .map(({ folded }) => folded)
    .filter((part) => part.length > 1 && !particles.includes(part))
    .slice(0, 6);
}

/** Names that are common words: in small letters they tell nothing, and neither does a single one. */
export const ordinary = new Set(
  `alm ask berg bergman bjork bo boman dag ek falk fors gran gren hall hed hope hagg joy kung lans liv ljung
  lund lycke mark may my nord plan ring rosen sky sol stark stig sten storm strand strom stal sund svan tage
  tor tur val varg viking vik wall art bill black brown cook faith fair field frank gay grace green grant hill
  king long major mason miles pat price rich rob rose short stone summer white will wood young ben dan dick
  drew ed fred jack ken kent kia lotta macke mark matte mick nick pal par peg per sally sam sanna sue ted tim tom
  ville`.split(/\s+/u),
);

/** Whether a word can be part of the writer's own name, where a name is expected. */
export function isOwn({ folded, large }: Word, own: readonly OwnName[]): boolean {
  const isPart = own.some((parts) => parts.some((part) => isSameName(part, folded)));
  return isPart && (large || !ordinary.has(folded));
}

/** Whether the writer gives the own name: two parts of it close together, or "my name is". */
export function namesWriter(words: readonly Word[], own: readonly OwnName[]): boolean {
  return words.some(
    (_, at) => isIntroduced(words, at, own) || own.some((parts) => isNamedAt(words, at, parts)),
  );
}

/** Words allowed between two parts of a name. */
const between = 2;

function isNamedAt(words: readonly Word[], at: number, parts: OwnName): boolean {
  const first = words[at];
  const place = first === undefined ? -1 : placeOf(first, parts);
  if (first === undefined || place < 0) return false;
  for (let next = at + 1; next <= at + 1 + between; next++) {
    const word = words[next];
    if (word === undefined || isApart(word, words[next - 1])) return false;
    const other = placeOf(word, parts);
    if (other < 0 || other === place) continue;
    const common = [first, word].filter(({ folded }) => ordinary.has(folded)).length;
    const near = next === at + 1;
    if (first.large && word.large && (near || common === 0)) return true;
    // In small letters: in the order of the name, and not two common words.
    if (near && place < other && common < 2) return true;
  }
  return false;
}

/** The index of the matching part of the name, also in the genitive; -1 for none. */
function placeOf({ folded }: Word, parts: OwnName): number {
  const place = parts.findIndex((part) => isSameName(part, folded));
  if (place >= 0 || !folded.endsWith('s')) return place;
  return parts.findIndex((part) => isSameName(part, folded.slice(0, -1)));
}

/** Whether another sentence or line begins; the dot of an initial does not count. */
function isApart({ gap }: Word, before: Word | undefined): boolean {
  return /[!?;:\n]/u.test(gap) || (gap.includes('.') && before?.folded.length !== 1);
}

/** What precedes any name, and what precedes the own one. */
const introductions = ['jag heter', 'namn ar', 'name is'];
const beforeOwn = ['jag ar', 'det ar', 'har ar', 'i am', 'i m', 'this is', 'signed by'];

function isIntroduced(words: readonly Word[], at: number, own: readonly OwnName[]): boolean {
  const [one, two, word] = [words[at - 2], words[at - 1], words[at]];
  if (two === undefined || word === undefined) return false;
  if (['jag', 'i'].includes(two.folded) && word.gap.startsWith(',')) return isOwn(word, own);
  if (one === undefined) return false;
  const said = `${one.folded} ${two.folded}`;
  if (introductions.includes(said)) {
    // "Jag heter INTE" is no name, and "hans namn är" is about somebody else.
    const mine = said === 'jag heter' || ['mitt', 'my'].includes(words[at - 3]?.folded ?? '');
    return mine && !/[.!?\n]/u.test(word.gap) && (isOwn(word, own) || isProper(word));
  }
  return beforeOwn.includes(said) && isOwn(word, own);
}

function isProper({ large, folded }: Word): boolean {
  return large && !['inte', 'not', 'ingenting', 'inget', 'nagot', 'something'].includes(folded);
}
