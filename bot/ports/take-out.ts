import type { CaseCopy } from '../domain/case-copy';
import type { Document } from '../domain/document';
import type { Locale } from '../domain/ids';

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
export type TakeOut = (what: Takeable, copy: CaseCopy, locale: Locale) => Promise<Download>;
