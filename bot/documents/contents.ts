import {
  type Document,
  type DocumentRun,
  type LackingPlace,
  redactWords,
} from '../domain/document';
import { drawable } from './characters';
import type { StyledRun } from './lines';
import { createPages, fonts, typeSizes } from './pages';

/**
 * Draws all that a document says, in the order in which it is read, and at its end what it says of itself.
 * Returns what its fonts lack. `isTurned` tells of text from right to left.
 */
export function drawContents(
  pdf: PDFKit.PDFDocument,
  { title, authority, day, mark = '', facts, sections, words }: Document,
  isTurned: boolean,
): readonly LackingPlace[] {
  const lacks = new Map<string, Set<string>>();
  const run = (text: string, style: 'regular' | 'bold' | 'redaction', place: string): StyledRun => {
    const { font } = pdf.font(fonts[style])._font;
    const lack = (number: string): void => {
      lacks.set(place, (lacks.get(place) ?? new Set()).add(number));
    };
    return { text: drawable(text, (point) => font.hasGlyphForCodePoint(point), lack), style };
  };
  const line = (...of: Parameters<typeof run>): StyledRun => onOneLine(run(...of));

  const said = (part: DocumentRun, place: string): StyledRun =>
    part.kind === 'redaction'
      ? run(redactWords(words, part.section), 'redaction', place)
      : run(part.text, part.kind === 'label' ? 'bold' : 'regular', place);

  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const pages = createPages(pdf, root, line(mark, 'bold', title).text);
  const heading = (type: 'H1' | 'H2', text: string): void => {
    const size = type === 'H1' ? typeSizes.title : typeSizes.heading;
    pages.put(root, type, [line(text, 'bold', text)], size);
    pdf.outline.addItem(text);
  };
  const paragraph = (runs: readonly StyledRun[]): void => {
    if (runs.some(({ text }) => text.trim() !== '')) pages.put(root, 'P', runs, typeSizes.text);
  };
  // Each line of a text is a paragraph; empty lines are left out, as a paragraph has a gap above it.
  const paragraphs = (runs: readonly StyledRun[]): void => {
    let begun: StyledRun[] = [];
    for (const { text, style } of runs)
      for (const [at, part] of text.split('\n').entries()) {
        if (at > 0) paragraph(begun);
        begun = [...(at > 0 ? [] : begun), { text: part, style }];
      }
    paragraph(begun);
  };
  const list = (items: readonly (readonly StyledRun[])[]): void => {
    if (items.length === 0) return;
    const all = pdf.struct('L');
    for (const runs of items) {
      const item = pdf.struct('LI');
      pages.put(item, 'LBody', runs, typeSizes.text);
      all.add(item);
    }
    root.add(all);
  };

  heading('H1', title);
  paragraph([line(`${authority}, ${day}`, 'regular', title)]);
  list(
    facts.map(({ label, runs }) => [
      line(`${label}: `, 'bold', label),
      ...runs.map((part) => onOneLine(said(part, label))),
    ]),
  );
  for (const { heading: above, runs } of sections) {
    heading('H2', above);
    paragraphs(runs.map((part) => said(part, above)));
  }
  const found = [...lacks].map(([place, numbers]) => ({ place, characters: [...numbers] }));
  const { unchecked } = words;
  if (unchecked !== undefined || isTurned || found.length > 0) heading('H2', words.about);
  if (unchecked !== undefined) paragraph([line(unchecked, 'regular', words.about)]);
  if (isTurned || found.length > 0) paragraph([line(words.beside, 'regular', words.about)]);
  if (found.length > 0) paragraph([line(words.lacks, 'regular', words.about)]);
  list(
    found.map(({ place, characters }) => [
      line(`${place}: ${characters.join(', ')}`, 'regular', place),
    ]),
  );
  root.end();
  pages.drawEdges((page, count) => {
    const number = words.page.replace('{page}', `${page}`).replace('{pages}', `${count}`);
    return line(`${number}: ${title}`, 'regular', title).text;
  });
  return found;
}

function onOneLine({ text, style }: StyledRun): StyledRun {
  return { text: text.replace(/\n/g, ' '), style };
}
