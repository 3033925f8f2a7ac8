/** Why a member searches for words: the audit keeps it, and never the words. */
export const searchAims = ['request', 'access', 'own_case'] as const;
export type SearchAim = (typeof searchAims)[number];

/** Words as they are searched for: composed (NFKC), with single blanks. */
export function asSought(typed: string): string {
  return composed(typed).trim();
}

/**
 * The line around the first place in a text where words are, whatever their case; `undefined` where they are
 * not. Parts of words are found, too.
 */
export function findWords(text: string, words: string): string | undefined {
  const sought = Array.from(asSought(words), fold).join('');
  const characters = Array.from(composed(text));
  const parts = characters.map(fold);
  const at = sought === '' ? -1 : parts.join('').indexOf(sought);
  if (at < 0) return undefined;
  const ends = endsOf(parts);
  const first = ends.findIndex((end) => end > at);
  const last = ends.findIndex((end) => end >= at + sought.length);
  const from = Math.max(0, first - around);
  const line = characters.slice(from, last + 1 + around).join('');
  const more = last + 1 + around < characters.length;
  return `${from > 0 ? '…' : ''}${line.trim()}${more ? '…' : ''}`;
}

/** Characters of context on each side. */
const around = 40;

function composed(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ');
}

/** A character without its case: `ß` is `ss`, and both small sigmas are one. */
function fold(character: string): string {
  return character.toUpperCase().toLowerCase();
}

/** Where each part ends in all of them joined. */
function endsOf(parts: readonly string[]): readonly number[] {
  let end = 0;
  return parts.map((part) => {
    end += part.length;
    return end;
  });
}
