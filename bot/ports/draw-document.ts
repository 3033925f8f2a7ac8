import type { Document, LackingPlace } from '../domain/document';

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
