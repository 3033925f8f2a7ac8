import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { Document } from '../domain/document';
import { wholeText } from '../domain/document-text';
import type { DrawnDocument } from '../ports/documents';
import { isFromRight } from './characters';
import { drawContents } from './contents';
import { describe, mendFonts } from './metadata';
import { fonts } from './pages';

/** Tagged PDF/A-2a. The same document gives the same bytes, whenever it is drawn. */
export async function drawPdf(document: Document): Promise<DrawnDocument> {
  const pdf = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: document.locale === 'sv' ? 'sv-SE' : 'en-GB',
    displayTitle: true,
    bufferPages: true,
    size: 'A4',
    margin: 0,
    font: fonts.regular,
  });
  mendFonts(pdf);
  describe(pdf, document);
  const text = wholeText(document);
  const isTurned = isFromRight(text);
  const lacks = drawContents(pdf, document, isTurned);
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  pdf.end();
  await once(pdf, 'end');
  const isBeside = isTurned || lacks.length > 0;
  return { pdf: Buffer.concat(chunks), text: isBeside ? [{ name: 'text.txt', text }] : [], lacks };
}
