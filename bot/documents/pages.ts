import { isFromRight } from './characters';
import { breakLines, type Segment, type Style, type StyledRun } from './lines';

/** Text in points: its size, its lines, the gap above it, and what it needs below it on its page. */
export const typeSizes = {
  title: { points: 18, line: 24, gap: 14, room: 60 },
  heading: { points: 12, line: 18, gap: 18, room: 40 },
  text: { points: 10, line: 14.5, gap: 5, room: 0 },
  edge: { points: 8, line: 11, gap: 0, room: 0 },
} as const;
type Size = (typeof typeSizes)[keyof typeof typeSizes];

const margin = { side: 62, top: 48, bottom: 64 } as const;
/** A secrecy mark is a line or two; many more of them would leave no page. */
const mostMarkLines = 8;

const regular = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const bold = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');
export const fonts = { regular, turned: regular, tab: regular, bold, redaction: bold } as const;

export interface Pages {
  /** Draws a paragraph as one element of the structure, on as many pages as it needs. */
  readonly put: (
    parent: PDFKit.PDFStructureElement,
    type: string,
    runs: readonly StyledRun[],
    size: Size,
  ) => void;
  /** Draws what is at the edges of each page and not read aloud; `below` gives its last line. */
  readonly drawEdges: (below: (page: number, pages: number) => string) => void;
}

/** The first page has the secrecy mark as a paragraph, the others at their edge. */
export function createPages(
  pdf: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  mark: string,
): Pages {
  const setFont = (style: Style, size: Size) => pdf.font(fonts[style]).fontSize(size.points);
  const linesOf = (runs: readonly StyledRun[], size: Size) =>
    breakLines(runs, pdf.page.width - 2 * margin.side, (text, style) =>
      setFont(style, size).widthOfString(text),
    );
  const marked = linesOf([{ text: mark, style: 'bold' }], typeSizes.edge).slice(0, mostMarkLines);
  const top = margin.top + (marked.length + 1) * typeSizes.edge.line;
  const bottom = pdf.page.height - margin.bottom;
  let y = top;

  const drawTurned = (text: string, x: number, at: number): void => {
    // The words come from right to left, each with its space before it.
    const words = `${text.trimEnd()} `.match(/[^ ]+ +/g) ?? [];
    let left = x - pdf.widthOfString(' ');
    // They are read aloud, and copied, as they were typed.
    pdf.markContent('Span', { actual: text });
    for (const word of words.reverse()) {
      // A number is drawn from left to right.
      const drawn = isFromRight(word) ? word : ` ${word.trimEnd()}`;
      pdf.text(drawn, left, at, { lineBreak: false });
      left += pdf.widthOfString(word);
    }
    pdf.endMarkedContent();
  };
  const draw = (line: readonly Segment[], at: number, size: Size): void => {
    let x: number = margin.side;
    for (const { style, text, width } of line) {
      if (style === 'redaction')
        pdf.rect(x - 1, at - 1.5, width + 2, size.points + 3.5).fill('#000000');
      setFont(style, size).fillColor(style === 'redaction' ? '#ffffff' : '#000000');
      if (style === 'turned') drawTurned(text, x, at);
      else pdf.text(text, x, at, { lineBreak: false });
      x += width;
    }
  };
  const drawMark = (): void => {
    for (const [at, line] of marked.entries())
      draw(line, margin.top + at * typeSizes.edge.line, typeSizes.edge);
  };
  const nextPage = (): void => {
    pdf.addPage();
    y = top;
  };
  const put: Pages['put'] = (parent, type, runs, size) => {
    const element = pdf.struct(type);
    y += size.gap;
    if (y + size.line + size.room > bottom) nextPage();
    element.add(pdf.markStructureContent(type));
    for (const line of linesOf(runs, size)) {
      if (y + size.line > bottom) {
        pdf.endMarkedContent();
        nextPage();
        element.add(pdf.markStructureContent(type));
      }
      draw(line, y, size);
      y += size.line;
    }
    pdf.endMarkedContent();
    element.end();
    parent.add(element);
  };
  const drawEdges: Pages['drawEdges'] = (below) => {
    const { count } = pdf.bufferedPageRange();
    for (let at = 0; at < count; at += 1) {
      pdf.switchToPage(at);
      pdf.markContent('Artifact', { type: 'Pagination' });
      if (at > 0) drawMark();
      const [line = []] = linesOf(
        [{ text: below(at + 1, count), style: 'regular' }],
        typeSizes.edge,
      );
      draw(line, bottom + margin.bottom / 2, typeSizes.edge);
      pdf.endMarkedContent();
    }
  };

  if (marked.length > 0) root.add(pdf.struct('P', {}, [pdf.markStructureContent('P')]));
  drawMark();
  if (marked.length > 0) pdf.endMarkedContent();
  return { put, drawEdges };
}
