import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../docs/read-docs';

/** Where the last run's table stands. */
export const documentPath = join(root, 'docs/threat-model.md');

const begins = '<!-- attack: begin -->';
const ends = '<!-- attack: end -->';

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
