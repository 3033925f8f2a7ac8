import { utf8Length } from './page';

/** The bytes that a text takes in a case's record. */
export function storedBytes(text: string): number {
  return utf8Length(JSON.stringify(text));
}
