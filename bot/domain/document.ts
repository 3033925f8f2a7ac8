import type { Day } from './day';
import type { Locale } from './ids';

/**
 * A piece of text, or a redaction in its place. What is redacted is nowhere in the document, nor is its
 * length. A label is the product's, and drawn so: no person's words look like it.
 */
export type DocumentRun = { readonly kind: 'text' | 'label'; readonly text: string } | RedactionRun;

/** `under`: what a member sees who looks at redactions. It is in no text and no file. */
interface RedactionRun {
  readonly kind: 'redaction';
  readonly section: string;
  readonly under?: string | undefined;
}

/**
 * A copy of a case, in one language and ready to be drawn. Title and authority also go into the file's
 * metadata, so they name no person.
 */
export interface Document {
  readonly locale: Locale;
  readonly title: string;
  readonly authority: string;
  /** The day on which the copy was made. */
  readonly day: Day;
  /** The secrecy mark with section, day and authority (OSL 5:5), on every page. */
  readonly mark?: string;
  readonly facts: readonly { readonly label: string; readonly runs: readonly DocumentRun[] }[];
  readonly sections: readonly { readonly heading: string; readonly runs: readonly DocumentRun[] }[];
  readonly words: DocumentWords;
}

/** The document's own sentences. */
export interface DocumentWords {
  /** `Sida {page} av {pages}` */
  readonly page: string;
  /** `maskerat, {section}` */
  readonly redacted: string;
  /** The heading of what the document says of itself. */
  readonly about: string;
  /** No validator has read it; unset in a redacted copy, of which somebody else is the reader. */
  readonly unchecked?: string;
  /** Some characters are written by their numbers, and listed. */
  readonly lacks: string;
  /** The same text is in a file beside the document. */
  readonly beside: string;
}

/** Characters that a font lacks, as `U+1F600`, and the heading or label under which they are. */
export interface LackingPlace {
  readonly place: string;
  readonly characters: readonly string[];
}

/** What is written in place of a redacted text: the same whatever was there. */
export function redactWords(words: DocumentWords, section: string): string {
  return `[${words.redacted.replace('{section}', () => section)}]`;
}
