import { type Document, type DocumentRun, redactWords } from './document';

/** The most characters of a part, so that it fits one text of either messenger's dialog. */
export const partCharacters = 2_800;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The whole document as plain text, which begins with its secrecy mark. */
export function wholeText(document: Document): string {
  return write(document).text;
}

/**
 * The document as plain text in parts of at most 2,800 characters; joined, they are the whole. A part ends
 * after a word where it can, and never within a character or a redaction.
 */
export function documentText(document: Document): readonly string[] {
  const { text, redactions } = write(document);
  const parts: string[] = [];
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = endOfPart(text, from, redactions);
    parts.push(text.slice(from, to));
  }
  return parts;
}

type Redactions = readonly { readonly from: number; readonly to: number }[];

/** The text, and where its redactions are. */
function write(document: Document): { readonly text: string; readonly redactions: Redactions } {
  const { mark, title, authority, day, facts, sections, words } = document;
  const redactions: { from: number; to: number }[] = [];
  let text = mark === undefined ? '' : `${mark}\n\n`;
  text += `${title}\n${authority}, ${day}\n\n`;
  const add = (above: string, runs: readonly DocumentRun[]): void => {
    text += above;
    for (const run of runs) {
      const from = text.length;
      text += run.kind === 'redaction' ? redactWords(words, run.section) : run.text;
      if (run.kind === 'redaction') redactions.push({ from, to: text.length });
    }
    text += '\n';
  };
  for (const { label, runs } of facts) add(`${label}: `, runs);
  for (const { heading, runs } of sections) add(`\n${heading}\n\n`, runs);
  return { text, redactions };
}

/** The end of the part that begins at `from`. Only a redaction or character longer than a part is cut. */
function endOfPart(text: string, from: number, redactions: Redactions): number {
  const most = from + partCharacters;
  if (text.length <= most) return text.length;
  const part = text.slice(from, most);
  const afterWord = from + Math.max(part.lastIndexOf('\n'), part.lastIndexOf(' ')) + 1;
  // A boundary between characters follows from what is on both sides of it.
  const near = characters.segment(text.slice(from, most + 2));
  for (const at of [afterWord, most]) {
    const whole = from + (near.containing(at - from)?.index ?? 0);
    const end =
      redactions.find((redaction) => redaction.from < whole && whole < redaction.to)?.from ?? whole;
    if (end > from) return end;
  }
  return (text.charCodeAt(most - 1) & 0xfc00) === 0xd800 ? most - 1 : most;
}
