import { isOwn, type OwnName, ordinary, wordsOf } from './own-name';

/** The closing of a letter, at the beginning of a line or of a sentence. */
const closing =
  /(?:^|[.!?,;]\s{0,3}|\s[-–—]\s?)(?:m\.?v\.?h\b\.?|(?:med )?(?:(?:basta|hjartliga?|manga|vanliga?|varma) )?(?:halsning|halsningar|halsn)\b|vanligen\b|hogaktningsfullt\b|(?:(?:with )?(?:best|kind|kindest|many|warm) )?regards\b|(?:yours )?(?:sincerely|faithfully|truly)\b|(?:best|kind|warm) wishes\b|cheers\b|best(?=,))/giu;

/** Closings after which even a word in small letters is a name. */
const surely = /(?:h\.?|halsning|halsningar|halsn|regards)$/iu;

/** A slash before the last word of a line: "/Karin". */
const slash = /(?:^|[\s.!?,])\/{1,2}\s?(\p{L}[\p{L} -]{1,40})[\s.!]{0,3}$/u;

/** Signatures that were chosen to tell nothing. */
const nobody = new Set(
  `a an alla allihop anonym anonyma anonymous anstalld arbetskamrat collega concerned den det du eder en
  employee er ett ja kollega kollegor medarbetare medarbetaren nagon nej ni no oroad orolig oroliga oss
  personal personalen somebody someone staff the us uppgiftslamnare vi visselblasare visselblasaren we
  worried yes you`.split(/\s+/u),
);

/** Whether a plain text is signed: "Mvh Anna", "/Karin", or the writer's own name in the last line. */
export function isSigned(text: string, own: readonly OwnName[]): boolean {
  const lines = text.split('\n').filter((line) => /\p{L}/u.test(line));
  return (
    lines.some((line, at) => endsAsLetter(line, lines[at + 1], own) || endsBySlash(line, own)) ||
    isOwnLine(lines, own)
  );
}

function endsAsLetter(line: string, next: string | undefined, own: readonly OwnName[]): boolean {
  return Array.from(line.matchAll(closing)).some(({ 0: said, index }) => {
    const rest = line.slice(index + said.length);
    const signed = /\p{L}/u.test(rest) ? rest : (next ?? '');
    return isName(signed, own, surely.test(said));
  });
}

function endsBySlash(line: string, own: readonly OwnName[]): boolean {
  const signed = slash.exec(line.slice(-60))?.[1];
  return signed !== undefined && isName(signed, own, false);
}

/**
 * Whether it is a first name with at most three more words. In small letters it must be the own one, or all
 * that follows.
 */
function isName(signed: string, own: readonly OwnName[], alone: boolean): boolean {
  if (signed.length > 60 || /[\d?]/u.test(signed)) return false;
  const all = wordsOf(signed);
  const words = ['fran', 'from'].includes(all[0]?.folded ?? '') ? all.slice(1) : all;
  const [first] = words;
  if (first === undefined || words.length > 4 || nobody.has(first.folded)) return false;
  return first.large || isOwn(first, own) || (alone && words.length === 1);
}

/** Whether the last line is the own name. One common word, as in "where? Lund", is not. */
function isOwnLine(lines: readonly string[], own: readonly OwnName[]): boolean {
  const line = lines.at(-1) ?? '';
  if (line.length > 80) return false;
  const words = wordsOf(line);
  const says = lines.length > 1 || words.some(({ folded }) => !ordinary.has(folded));
  return words.length > 0 && says && words.every((word) => isOwn(word, own));
}
