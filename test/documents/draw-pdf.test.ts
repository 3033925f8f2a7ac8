import { texts } from '../../adaptive-cards/texts';
import { drawPdf } from '../../bot/documents/draw-pdf';
import type { Document } from '../../bot/domain/document';
import { type PdfObject, type ReadPdf, readPdf, refer } from '../support/read-pdf';
import { redaction, sampleDocument, secret, text } from './sample-document';

const longCase = (words: string, count: number): Document['sections'] =>
  Array.from({ length: count }, (_, at) => ({
    heading: `${at + 1}.`,
    runs: [text(words), redaction],
  }));
const read = async (document: Document): Promise<ReadPdf> => readPdf((await drawPdf(document)).pdf);
const bodyOf = ({ pages }: ReadPdf): string => pages.map(({ body }) => body).join('');

/** The types of the structure below an element, in the order in which it is read. */
function structureOf(
  { objects }: Pick<ReadPdf, 'objects'>,
  element: PdfObject | undefined,
): string[] {
  const text = element?.text ?? '';
  const kids = (/\/K \[([\d R]*)\]/.exec(text)?.[1] ?? '').matchAll(/(\d+) 0 R/g);
  const under = [...kids].flatMap(([, kid]) => structureOf({ objects }, objects.get(Number(kid))));
  return [/\/S \/(\w+)/.exec(text)?.[1] ?? '?', ...under];
}

describe('a document', () => {
  it('is tagged, in its language, with its title, for PDF/A-2a and sRGB', async () => {
    const pdf = await read(sampleDocument(true));
    expect(pdf.raw.startsWith('%PDF-1.7\n')).toBe(true);
    const catalog = pdf.find('/Type /Catalog');
    expect(catalog?.text).toContain('/Lang (sv-SE)');
    expect(refer(catalog, 'MarkInfo', pdf.objects)?.text).toContain('/Marked true');
    expect(pdf.everything).toContain('/DisplayDocTitle true');
    const intent = refer(catalog, 'OutputIntents', pdf.objects);
    expect(intent?.text).toContain('/S /GTS_PDFA1');
    const profile = refer(intent, 'DestOutputProfile', pdf.objects);
    expect(profile?.stream?.toString('latin1', 16, 24)).toBe('RGB XYZ ');
    const metadata = refer(catalog, 'Metadata', pdf.objects)?.stream?.toString() ?? '';
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(metadata).toContain('Ärende VK7M-Q2TD &amp; &lt;kopia&gt;');
    expect(structureOf(pdf, pdf.find('/S /Document'))).toEqual(
      'Document P H1 P L LI LBody LI LBody H2 P P H2 P H2 P'.split(' '),
    );
    const english = { locale: 'en', words: texts.en.document } as const;
    const other = await read(sampleDocument(false, english));
    expect(other.find('/Type /Catalog')?.text).toContain('/Lang (en-GB)');
    expect(bodyOf(other)).toContain('it is not validated.');
  });

  it('names the authority and the day, and no person, clock or library, in its metadata', async () => {
    const pdf = await read(sampleDocument(true));
    const info = /\/Info (\d+) 0 R/.exec(pdf.raw)?.[1];
    const named = [...(pdf.objects.get(Number(info))?.text ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)];
    const said = named.map(([, name, id]) => [name, pdf.objects.get(Number(id))?.text]);
    expect(Object.fromEntries(said)).toEqual({
      Title: expect.any(String) as string,
      Author: '(Exempelby kommun)',
      Creator: '(Vissla)',
      Producer: '(Vissla)',
      CreationDate: '(D:20261130)',
      ModDate: '(D:20261130)',
    });
    const metadata = pdf.find('/Subtype /XML')?.stream?.toString() ?? '';
    expect(metadata.match(/(?<=Date>)\d[^<]*/g)).toEqual(['2026-11-30', '2026-11-30']);
    expect(metadata).toContain('<rdf:li>Exempelby kommun</rdf:li>');
    expect(pdf.everything).not.toMatch(/\d\d:\d\d:\d\d|T\d\d\d\d/);
  });

  it('is the same to the byte whenever it is drawn, and another one has another identifier', async () => {
    const [first, again, other] = await Promise.all(
      [true, true, false].map((redacted) => drawPdf(sampleDocument(redacted))),
    );
    expect(first!.pdf.equals(again!.pdf)).toBe(true);
    const idOf = (pdf: Buffer) => /\/ID \[<(\w{32})>/.exec(pdf.toString('latin1'))?.[1];
    expect(idOf(first!.pdf)).not.toBe(idOf(other!.pdf));
  });

  it('embeds subsets of its fonts, says what each glyph is, and shows no missing one', async () => {
    const sections = longCase('fi ffi é 漢字 😀 \u202e مرحبا \ud800', 2);
    const pdf = await read(sampleDocument(true, { sections }));
    const fonts = [...pdf.objects.values()].filter((object) => object.text.includes('/Type0'));
    const names = fonts.map((font) => /\/BaseFont \/\w{6}\+(\S+)/.exec(font.text)?.[1]);
    expect(names.sort()).toEqual(['DejaVuSans', 'DejaVuSans-Bold']);
    for (const font of fonts) {
      const below = refer(font, 'DescendantFonts', pdf.objects);
      const file = refer(refer(below, 'FontDescriptor', pdf.objects), 'FontFile2', pdf.objects);
      expect(file?.stream?.length).toBeGreaterThan(1_000);
      expect(file?.stream?.length).toBeLessThan(60_000);
      const map = refer(font, 'ToUnicode', pdf.objects)?.stream?.toString('latin1');
      expect(map).not.toMatch(/\[<0000>|<(?:feff|fffe)>/);
    }
    expect(pdf.pages.flatMap(({ glyphs }) => glyphs)).not.toContain(0);
    expect(bodyOf(pdf)).not.toContain('\0');
  });

  it('has the secrecy mark and its number on each page, and its words once, in their order', async () => {
    const pdf = await read(sampleDocument(true, { sections: longCase('Ord. '.repeat(900), 3) }));
    expect(pdf.pages.length).toBeGreaterThan(3);
    for (const [at, { body, edges }] of pdf.pages.entries()) {
      const marked = at === 0 ? body : edges;
      expect(marked.startsWith('Sekretessmarkerad: 32 kap. 3 b § OSL, 2026-11-30')).toBe(true);
      expect(edges).toContain(`Sida ${at + 1} av ${pdf.pages.length}: Ärende VK7M-Q2TD`);
    }
    const body = bodyOf(pdf);
    expect(body.match(/Ord\./g)).toHaveLength(2_700);
    expect(body.match(/Sekretessmarkerad/g)).toHaveLength(1);
    expect(body.indexOf('1.O')).toBeLessThan(body.indexOf('2.O'));
  });

  it('has the cells of a pasted table under each other', async () => {
    const sections = [{ heading: '1.', runs: [text('1\tSkruv\t300 kr\n22\tSpik\t1 200 kr')] }];
    const { pages } = await read(sampleDocument(false, { sections }));
    const starts = pages.flatMap(({ lines }) => lines).map(({ x }) => x);
    for (const column of [122, 182]) expect(starts.filter((x) => x === column)).toHaveLength(2);
    expect(pages.flatMap(({ glyphs }) => glyphs)).not.toContain(0);
  });

  it('leaves no room on a page for a heading and two lines', async () => {
    const lowest: number[] = [];
    for (let lines = 20; lines < 30; lines++) {
      const sections = [{ heading: '1.', runs: [text('Rad.\n'.repeat(lines))] }];
      const { pages } = await read(sampleDocument(false, { sections }));
      const rows = pages[0]!.lines.map(({ y }) => y).filter((y) => y > 60);
      if (pages.length > 1) lowest.push(Math.min(...rows));
    }
    expect(lowest.length).toBeGreaterThan(2);
    expect(Math.max(...lowest)).toBeLessThan(145);
  });

  it('shows by its font what is a label, and what only has the same words', async () => {
    const runs = [{ kind: 'label', text: 'Svar\n' } as const, text('Svar')];
    const { pages } = await read(
      sampleDocument(false, { facts: [], sections: [{ heading: '1.', runs }] }),
    );
    const shown = pages.flatMap(({ lines }) => lines).map(({ bold }) => bold);
    // Title, day, heading, label, text, and what the document says of itself.
    expect(shown.slice(0, 6)).toEqual([true, false, true, true, false, true]);
  });

  it('has nothing of what is masked but its section', async () => {
    expect(bodyOf(await read(sampleDocument(false)))).toContain(`av ${secret}.`);
    const facts = [{ label: 'Nummer', runs: [text('KS\n7 '), redaction] }];
    const redacted = await drawPdf(sampleDocument(true, { facts }));
    const pdf = readPdf(redacted.pdf);
    expect(bodyOf(pdf)).toContain('Nummer: KS 7 [maskerat, 32 kap. 3 b § OSL]');
    expect(bodyOf(pdf)).toContain('delades upp av [maskerat, 32 kap. 3 b § OSL].');
    for (const part of [...secret.split(' '), 'Hemlig'.toLowerCase()]) {
      expect(bodyOf(pdf) + pdf.everything + JSON.stringify(redacted.text)).not.toContain(part);
      const utf16 = Buffer.from(part, 'utf16le').swap16().toString('latin1');
      expect(pdf.everything).not.toContain(utf16);
    }
  });
});

describe('what a font cannot show', () => {
  const at = (words: string) =>
    drawPdf(sampleDocument(false, { sections: [{ heading: '7. Ord', runs: [text(words)] }] }));

  it('is written by its number and listed with its place, and all text is given as a file', async () => {
    const drawn = await at('漢 a\u202eb \ud800 e\u0301\u0301\u0301\u0301\u0301 so\u00adft');
    const characters = ['U+6F22', 'U+202E', 'U+D800', 'U+0301'];
    expect(drawn.lacks).toEqual([{ place: '7. Ord', characters }]);
    const body = bodyOf(readPdf(drawn.pdf));
    expect(body).toContain('[U+6F22] a[U+202E]b [U+D800] e\u0301\u0301\u0301\u0301[U+0301] soft');
    expect(body).toContain('7. Ord: U+6F22, U+202E, U+D800, U+0301');
    expect(body).toContain('textfilen bredvid');
    expect(drawn.text[0]?.text).toContain('漢 a\u202eb');
    expect((await at('Bara svenska.')).text).toEqual([]);
  });

  it('includes text from right to left, which is read as it was typed', async () => {
    const drawn = await at('Hon sa שלום עולם till mig.');
    expect(drawn.text[0]?.text).toContain('שלום עולם');
    expect(drawn.lacks).toEqual([]);
    const typed = Buffer.from('\ufeffשלום עולם ', 'utf16le').swap16().toString('latin1');
    expect(readPdf(drawn.pdf).everything).toContain(`/ActualText (${typed})`);
  });

  it('has its numbers and signs in their place among words from right to left', async () => {
    const { pdf } = await at('לוקח 3 ארגזים – היום 14:30 Sedan 5 till. שלום – hej.');
    const spans = [...readPdf(pdf).everything.matchAll(/\/ActualText \((.*?)\)/gs)];
    const read = spans.map(([, said = '']) => Buffer.from(said, 'latin1').swap16());
    const turned = read.map((said) => said.toString('utf16le').slice(1).trim());
    expect(turned).toEqual(['לוקח 3 ארגזים – היום 14:30', 'שלום']);
    // As they are drawn from the left, each with one space before it.
    const shown = bodyOf(readPdf(pdf));
    expect(shown).toContain(' 14:30 םויה – םיזגרא 3 חקול');
  });

  it.each([
    ['nothing', { title: '', authority: '', facts: [], sections: [] }],
    ['a word of 20,000 characters', { sections: longCase('Å'.repeat(20_000), 1) }],
    ['20,000 spaces, tabs and lines', { sections: longCase(' \t\n\r\u2028'.repeat(4_000), 1) }],
    ['20,000 marks on a letter', { sections: longCase(`e${'\u0301'.repeat(20_000)}`, 1) }],
    ['controls everywhere', { title: '\0\u0007', mark: '\0'.repeat(900), authority: '\ud800&' }],
    [
      'a fact of many pages',
      { facts: [{ label: 'å'.repeat(9_000), runs: [text('ö '.repeat(9_000))] }] },
    ],
    ['50 messages of 8,000 characters', { sections: longCase('Åtta tecken. '.repeat(615), 50) }],
  ] satisfies [string, Partial<Document>][])('is drawn within its pages: %s', async (_, more) => {
    const pdf = await read(sampleDocument(false, more));
    const lines = pdf.pages.flatMap((page) => page.lines);
    const isWithin = lines.every(({ x, y, end }) => x > 55 && end < 540 && y > 20 && y < 800);
    expect({ isWithin, some: lines.length > 0 }).toEqual({ isWithin: true, some: true });
    expect(pdf.pages.flatMap(({ glyphs }) => glyphs).includes(0)).toBe(false);
  });
});
