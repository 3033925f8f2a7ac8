/** A text without case, width and invisible characters; each kind of hyphen is one. */
export function comparedAs(text: string): string {
  const seen = text.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  if (/^\s+$/u.test(seen)) return ' ';
  // By way of capitals: `ß` is `ss` then, and both small sigmas are one.
  const folded = seen.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');
  return folded.replace(/\p{Cc}/gu, '').replace(/[\u2010\u2011]/g, '-');
}
