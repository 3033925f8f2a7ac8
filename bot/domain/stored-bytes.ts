import { utf8Length } from './page';

/** The bytes that a text takes in a case's record. */
export function storedBytes(text: string): number {
  return utf8Length(JSON.stringify(text));
}

/** Reads a line for a case's record; `undefined` when it takes more than `most` bytes there. */
export function readLine(typed: string, most: number): string | undefined {
  const line = typed.trim().replace(/\s+/g, ' ');
  return storedBytes(line) > most ? undefined : line;
}
