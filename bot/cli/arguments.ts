import { type Desk, desks } from '../domain/ids';
import { limits } from '../domain/limits';
import { utf8Length } from '../domain/page';
import { CommandRefused } from '../settings/refused';

/** Reads a desk's name. Throws a {@link CommandRefused}. */
export function parseDesk(typed: string): Desk {
  const desk = desks.find((name) => name === typed);
  if (desk === undefined) throw new CommandRefused(`The desk must be ${desks.join(' or ')}.`);
  return desk;
}

/** Reads a title: how reporters and colleagues see a member. Throws a {@link CommandRefused}. */
export function parseTitle(typed: string): string {
  const title = typed.trim();
  const length = Array.from(title).length;
  const tooLong = length > limits.titleCharacters || utf8Length(title) > limits.titleBytes;
  if (length === 0 || tooLong || /\p{Cc}/u.test(title)) {
    throw new CommandRefused(
      `The title must be one line of 1 to ${limits.titleCharacters} characters.`,
    );
  }
  return title;
}
