import { createHash } from 'node:crypto';
import type { Document } from '../domain/document';
import { escapeHtml } from '../domain/escape-html';
import { fonts } from './pages';
import { forXml } from './xml';

const producer = 'Vissla';

/**
 * Who made it, its title and its day, and nothing finer or more: no clock, no person. The file's identifier
 * is made of what the document shows. Nothing of pdfkit's own metadata is kept.
 */
export function describe(pdf: PDFKit.PDFDocument, document: Document): void {
  const [Title, Author] = [document.title, document.authority].map(forXml);
  const day = new String(`D:${document.day.replaceAll('-', '')}`);
  Object.assign(pdf, {
    _id: createHash('sha256').update(JSON.stringify(document)).digest().subarray(0, 16),
    info: { Title, Author, Creator: producer, Producer: producer, CreationDate: day, ModDate: day },
    _addInfo: () => {
      pdf.appendXML(`
        <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
          <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(Title ?? '')}</rdf:li></rdf:Alt></dc:title>
          <dc:creator><rdf:Seq><rdf:li>${escapeHtml(Author ?? '')}</rdf:li></rdf:Seq></dc:creator>
          <xmp:CreateDate>${document.day}</xmp:CreateDate>
          <xmp:ModifyDate>${document.day}</xmp:ModifyDate>
          <xmp:CreatorTool>${producer}</xmp:CreatorTool>
          <pdf:Producer>${producer}</pdf:Producer>
        </rdf:Description>`);
    },
  });
}

/**
 * Corrects what pdfkit says of each font's first glyph, which is never drawn: its width is in the font's own
 * measure, and it is U+0000, which PDF/A-2 refuses.
 */
export function mendFonts(pdf: PDFKit.PDFDocument): void {
  for (const file of [fonts.regular, fonts.bold]) {
    const { widths, unicode, scale } = pdf.font(file)._font;
    widths[0] = (widths[0] ?? 0) * scale;
    unicode[0] = [0xfffd];
  }
}
