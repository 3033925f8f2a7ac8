import type { Desk } from '../domain/ids';
import { limits } from '../domain/limits';
import { utf8Length } from '../domain/page';
import { Refusal } from './refusal';

/** Reads a desk's name. Only desks that exist are named. Throws a {@link Refusal}. */
export function parseDesk(typed: string): Desk {
  if (typed === 'whistleblowing') return typed;
  throw new Refusal('The desk must be whistleblowing.');
}

/** Reads a title: how reporters and colleagues see a member. Throws a {@link Refusal}. */
export function parseTitle(typed: string): string {
  const title = typed.trim();
  const length = Array.from(title).length;
  const tooLong = length > limits.titleCharacters || utf8Length(title) > limits.titleBytes;
  if (length === 0 || tooLong || /\p{Cc}/u.test(title)) {
    throw new Refusal(`The title must be one line of 1 to ${limits.titleCharacters} characters.`);
  }
  return title;
}
