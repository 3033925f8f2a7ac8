import { Refusal } from '../app-packages/refusal';
import type { Desk } from '../domain/ids';
import { limits } from '../domain/limits';
import { utf8Length } from '../domain/page';

/** The desks, as a command names them. */
export const deskNames = ['whistleblowing', 'hr'] as const satisfies readonly Desk[];

/** Reads a desk's name. Throws a {@link Refusal}. */
export function parseDesk(typed: string): Desk {
  const desk = deskNames.find((name) => name === typed);
  if (desk === undefined) throw new Refusal(`The desk must be ${deskNames.join(' or ')}.`);
  return desk;
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
