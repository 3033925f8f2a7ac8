import { zipSync } from 'fflate';
import { wholeText } from '../domain/document-text';
import type { CopyWords, DrawDocument, MakeDownload } from '../ports/documents';
import { buildPackage, mtime, sealToArchive } from './archive-package';
import { DocumentError } from './create-draw-document';

interface DownloadOptions {
  readonly words: CopyWords;
  readonly draw: DrawDocument;
  /** Public: packages are sealed to it; without one they are open. */
  readonly archiveKey?: string | undefined;
}

/** A document is a PDF; where that cannot show all, a zip has it with the text beside it. */
export function createDownload({ words, draw, archiveKey }: DownloadOptions): MakeDownload {
  return async (what, copy, locale) => {
    const { document, subject } = words(locale, copy);
    const { pdf, text } = await draw(document);
    const { desk, reference, head, filedOn, on, isRedacted } = copy;
    const { number = '', party = '', assignee = '', assessed, closedOn = on } = head ?? {};
    // A database can hold any text for a reference; a redacted copy's is perhaps hidden.
    const stem = isRedacted ? 'vissla-maskerad' : `vissla-${reference.replace(/[^0-9A-Z-]/g, '')}`;
    if (what === 'document') {
      if (text.length === 0) return { name: `${stem}.pdf`, type: 'application/pdf', bytes: pdf };
      const beside = text.map((file) => [`${stem}.txt`, Buffer.from(file.text)] as const);
      const bytes = zipSync({ [`${stem}.pdf`]: pdf, ...Object.fromEntries(beside) }, { mtime });
      return { name: `${stem}.zip`, type: 'application/zip', bytes };
    }
    const made = buildPackage({
      ...{ authority: document.authority, desk, reference, number, subject },
      ...{ party, assignee, assessed: assessed?.is ?? '' },
      ...{ filedOn, closedOn, madeOn: on },
      files: [
        { name: 'arende.pdf', bytes: pdf },
        { name: 'arende.txt', bytes: Buffer.from(wholeText(document)) },
      ],
    });
    if (made === 'too_large') throw new DocumentError('document_too_large');
    const name = `${stem}-arkiv.zip`;
    if (archiveKey === undefined) return { name, type: 'application/zip', bytes: made };
    const bytes = await sealToArchive(archiveKey, made);
    return { name: `${name}.age`, type: 'application/octet-stream', bytes };
  };
}
