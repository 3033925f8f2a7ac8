import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../docs/read-docs';
import type { Chart } from './charts';

/** Where the last run's table stands. */
export const documentPath = join(root, 'docs/threat-model.md');

const begins = '<!-- attack: begin -->';
const ends = '<!-- attack: end -->';

/** Where pictures of the documents stand, as the documents name them. */
const pictures = 'pictures';

/** Puts a chart beside the documents' pictures; gives the line that shows it. */
export function writeChart({ file, alt, svg }: Chart): string {
  writeFileSync(join(root, 'docs', pictures, file), `${svg}\n`);
  return `![${alt}](${pictures}/${file})`;
}

/** Puts what a run printed between the marks of the document, and leaves the rest alone. */
export function writeRun(text: string): void {
  writeFileSync(documentPath, withRun(readFileSync(documentPath, 'utf8'), text));
}

export function withRun(document: string, text: string): string {
  const from = document.indexOf(begins);
  const until = document.indexOf(ends);
  if (from < 0 || until < from) throw new Error(`docs/threat-model.md has no place for a run`);
  return `${document.slice(0, from + begins.length)}\n\n${text}\n\n${document.slice(until)}`;
}
