/** Signs that nobody sees, without those that join letters or keep them apart. */
const unseen = /^(?![\u200c\u200d\p{Bidi_Control}])\p{Default_Ignorable_Code_Point}/u;
/** Signs that turn text around, controls, halves of characters, and what has no common meaning. */
const never = /[\p{Bidi_Control}\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u;
const fromRight =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** On one letter more marks would leave their line. */
const marksOnALetter = 4;

export function isFromRight(text: string): boolean {
  return fromRight.test(text);
}

/**
 * A character that the font lacks, and one that would turn the text around, is written by its number and told
 * to `lack`. Line breaks become `\n`.
 */
export function drawable(
  text: string,
  hasGlyph: (codePoint: number) => boolean,
  lack: (number: string) => void,
): string {
  let marks = 0;
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/ {8,}/g, '        ')
    .replace(/[^\n\t]/gu, (character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      marks = /\p{M}/u.test(character) ? marks + 1 : 0;
      if (unseen.test(character)) return '';
      if (marks <= marksOnALetter && !never.test(character) && hasGlyph(codePoint))
        return character;
      const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
      lack(number);
      return `[${number}]`;
    });
}
