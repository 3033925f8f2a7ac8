import { isFromRight } from './characters';

/** `turned` is regular text that is written from right to left, `tab` a table's gap. */
export type Style = 'regular' | 'bold' | 'redaction' | 'turned' | 'tab';

export interface StyledRun {
  readonly text: string;
  readonly style: Style;
}

export interface Segment extends StyledRun {
  readonly width: number;
}

/** A word with the spaces after it. A number in place of a character is a word: many may be in a row. */
const words = /(?:\[U\+[0-9A-F]{4,6}\]|(?:(?!\[U\+[0-9A-F]{4,6}\])[^ \t])+) *| +|\t/g;
/** The width of a table's column, in points: its cells have tabs between them. */
const tabStop = 60;
/** A word so long is broken without being measured, which would take memory. */
const longWord = 200;
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Whether text from right to left goes on: with a number, or signs before the next letter of its kind. */
function goesOn(rest: string): boolean {
  const [next = ''] = /^[^\s\p{L}]*\d[^\s\p{L}]*(?!\S)|\p{L}/u.exec(rest) ?? [];
  return /\d/.test(next) || isFromRight(next);
}

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
  /** A word without the spaces after it. It is measured with them, as it is drawn: each is laid out once. */
  const bareWidth = (text: string, style: Style): number =>
    measure(text, style) - (text.length - text.replace(/ +$/, '').length) * measure(' ', style);
  const place = (text: string, style: Style): void => {
    const gap = style === 'tab' ? tabStop - (used % tabStop) : undefined;
    if (used > 0 && used + (gap ?? bareWidth(text, style)) > width) endLine();
    const wide = gap ?? measure(text, style);
    const last = line.at(-1)?.style === style ? line.pop() : undefined;
    line.push({ style, text: (last?.text ?? '') + text, width: (last?.width ?? 0) + wide });
    used += wide;
  };

  for (const { text, style: of } of runs) {
    let before: Style = of;
    for (const { 0: word, index } of text.matchAll(words)) {
      const isTurned = isFromRight(word) || (before === 'turned' && goesOn(text.slice(index)));
      const style = word === '\t' ? 'tab' : of === 'regular' && isTurned ? 'turned' : of;
      before = style;
      const isLong = word.length > longWord || bareWidth(word, style) > width;
      if (!isLong) place(style === 'tab' ? ' ' : word, style);
      else for (const { segment } of characters.segment(word)) place(segment, style);
    }
  }
  endLine();
  return lines;
}
