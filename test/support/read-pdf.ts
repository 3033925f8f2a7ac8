import { inflateSync } from 'node:zlib';

/** One object of a PDF: its dictionary as written, and its stream, inflated. */
export interface PdfObject {
  readonly text: string;
  readonly stream: Buffer | undefined;
}

type Objects = ReadonlyMap<number, PdfObject>;
export type ReadPdf = ReturnType<typeof readPdf>;

/** Reads a PDF as pdfkit writes it: no object streams, no encryption, text in two-byte fonts alone. */
export function readPdf(pdf: Buffer) {
  const raw = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of raw.matchAll(/^(\d+) 0 obj\n([^]*?)\n(?:endobj|stream\n)/gm)) {
    const [whole, id = '', text = ''] = match;
    const start = match.index + whole.length;
    const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
    const bytes = whole.endsWith('stream\n') ? pdf.subarray(start, start + length) : undefined;
    const stream = text.includes('/FlateDecode') && bytes ? inflateSync(bytes) : bytes;
    objects.set(Number(id), { text, stream });
  }
  const all = [...objects.values()];
  const pages = all.filter(({ text }) => text.includes('/Type /Page\n'));
  const written = all.map(({ text, stream = '' }) => `${text}\n${stream.toString('latin1')}`);
  return {
    raw,
    objects,
    pages: pages.map((page) => readPage(page, objects)),
    /** Every object and inflated stream, one after the other. */
    everything: written.join('\n'),
    /** The first object whose dictionary has a sign. */
    find: (sign: string) => all.find(({ text }) => text.includes(sign)),
  };
}

/** The object that a key of a dictionary refers to. */
export function refer(of: PdfObject | undefined, key: string, objects: Objects) {
  return objects.get(Number(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(of?.text ?? '')?.[1]));
}

/** What a page shows in its structure and at its edges, and where its pieces of lines are, in points. */
function readPage(page: PdfObject, objects: Objects) {
  const content = refer(page, 'Contents', objects)?.stream?.toString('latin1') ?? '';
  const resources = refer(page, 'Resources', objects);
  const shown = { body: '', edges: '' };
  const glyphs: number[] = [];
  const lines: { x: number; y: number; end: number; bold: boolean }[] = [];
  const marks: string[] = [];
  let bold = false;
  let unicode = new Map<number, string>();
  let widths: readonly number[] = [];
  for (const line of content.split('\n')) {
    if (/^\/(Artifact|Span|H\d|P|LBody) /.test(line)) marks.push(line.split(' ')[0]!);
    if (line === 'EMC') marks.pop();
    const [, name, size] = /^\/(F\d+) (\S+) Tf$/.exec(line) ?? [];
    if (name !== undefined) {
      const font = refer(resources, name, objects);
      bold = font?.text.includes('-Bold') === true;
      unicode = toUnicode(font, objects);
      const listed = /\/W \[0 \[([^\]]*)/.exec(refer(font, 'DescendantFonts', objects)?.text ?? '');
      widths = (listed?.[1] ?? '').split(' ').map((width) => (Number(width) * Number(size)) / 1000);
    }
    const [, x, y] = /^1 0 0 1 (\S+) (\S+) Tm$/.exec(line) ?? [];
    if (x !== undefined) lines.push({ x: Number(x), y: Number(y), end: Number(x), bold: false });
    if (!line.endsWith(' TJ')) continue;
    lines.at(-1)!.bold = bold;
    if (marks.length === 0) throw new Error('Text neither in the structure nor an artifact.');
    for (const [code] of line.matchAll(/[0-9a-f]{4}(?=[0-9a-f]*>)/g)) {
      const glyph = Number.parseInt(code, 16);
      glyphs.push(glyph);
      lines.at(-1)!.end += widths[glyph] ?? Number.NaN;
      shown[marks.includes('/Artifact') ? 'edges' : 'body'] += unicode.get(glyph) ?? '\0';
    }
  }
  return { ...shown, glyphs, lines };
}

/** What each code of a font is in Unicode. */
function toUnicode(font: PdfObject | undefined, objects: Objects): Map<number, string> {
  const map = refer(font, 'ToUnicode', objects)?.stream?.toString('latin1') ?? '';
  const read = new Map<number, string>();
  for (const [, from = '', list = ''] of map.matchAll(/^<(\w+)> <\w+> \[(.*)\]$/gm))
    for (const [at, [, units = '']] of [...list.matchAll(/<([\w ]+)>/g)].entries()) {
      const codes = units.split(' ').map((unit) => Number.parseInt(unit, 16));
      read.set(Number.parseInt(from, 16) + at, String.fromCharCode(...codes));
    }
  return read;
}
