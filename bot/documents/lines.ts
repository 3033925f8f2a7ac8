import { isFromRight } from './characters';

/** How words are drawn; `turned` is regular text that is written from right to left. */
export type Style = 'regular' | 'bold' | 'mask' | 'turned';

export interface StyledRun {
  readonly text: string;
  readonly style: Style;
}

/** Words of one style beside each other on a line. */
export interface Segment extends StyledRun {
  readonly width: number;
}

/** A word with the spaces after it. A number in place of a character is a word: many may be in a row. */
const words = /(?:\[U\+[0-9A-F]{4,6}\]|(?:(?!\[U\+[0-9A-F]{4,6}\])[^ ])+) *| +/g;
/** A word of so many characters is broken without being measured, which would take memory. */
const longWord = 200;
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Breaks a paragraph into lines of at most `width`. A word that is wider is broken between characters. */
export function breakLines(
  runs: readonly StyledRun[],
  width: number,
  measure: (text: string, style: Style) => number,
): readonly (readonly Segment[])[] {
  const lines: Segment[][] = [];
  let line: Segment[] = [];
  let used = 0;

  const endLine = (): void => {
    const last = line.pop();
    // More than one space at the end would leave the page.
    if (last !== undefined) lines.push([...line, { ...last, text: last.text.replace(/ +$/, ' ') }]);
    line = [];
    used = 0;
  };
  const place = (text: string, style: Style): void => {
    if (used > 0 && used + measure(text.trimEnd(), style) > width) endLine();
    const wide = measure(text, style);
    const last = line.at(-1)?.style === style ? line.pop() : undefined;
    line.push({ style, text: (last?.text ?? '') + text, width: (last?.width ?? 0) + wide });
    used += wide;
  };

  for (const { text, style: of } of runs)
    for (const [word] of text.matchAll(words)) {
      const style = of === 'regular' && isFromRight(word) ? 'turned' : of;
      const isLong = word.length > longWord || measure(word.trimEnd(), style) > width;
      if (!isLong) place(word, style);
      else for (const { segment } of characters.segment(word)) place(segment, style);
    }
  endLine();
  return lines;
}
