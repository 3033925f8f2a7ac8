import type { CaseCopy } from '../domain/case-copy';
import type { Document, LackingPlace } from '../domain/document';
import type { Locale } from '../domain/ids';

export interface DrawnDocument {
  readonly pdf: Buffer;
  /**
   * The whole as a plain file, where the document holds what it cannot show well: characters that its font
   * lacks, or text from right to left. A PDF/A-2 may hold no plain file, so it is given beside it.
   */
  readonly text: readonly { readonly name: string; readonly text: string }[];
  readonly lacks: readonly LackingPlace[];
}

/** Draws a document as PDF/A-2a. Fails with a `DocumentError`, whose code is all that it says. */
export type DrawDocument = (document: Document) => Promise<DrawnDocument>;

/**
 * Signs the words of a proof with the installation's key of today; the signature is 64 bytes in base64url.
 * Throws while the vault has not given the key.
 */
export type SignProof = (words: string) => {
  readonly key: string;
  readonly signature: string;
};

/** What leaves the desk as a file: a copy to give out, or what an archive gets of a closed case. */
export type Takeable = 'document' | 'package';

/** A file to download. No person is named in its name. */
export interface Download {
  readonly name: string;
  readonly type: 'application/pdf' | 'application/zip' | 'application/octet-stream';
  readonly bytes: Uint8Array;
}

/** Says a copy in words: as a document, and its neutral subject, which may be empty. */
export type CopyWords = (
  locale: Locale,
  copy: CaseCopy,
) => { readonly document: Document; readonly subject: string };

/** Makes a file of a copy. Fails with a coded error, whose code is all that it says. */
export type MakeDownload = (what: Takeable, copy: CaseCopy, locale: Locale) => Promise<Download>;
