import { readNumber } from '../../domain/case';
import { type Day, parseDay } from '../../domain/day';
import { type Desk, desks, type MemberId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { utf8Length } from '../../domain/page';
import { CommandRefused } from '../../settings/refused';

export function parseMemberId(typed: string): MemberId {
  const id = typed.trim().toLowerCase();
  if (!/^[\da-f]{32}$/.test(id))
    throw new CommandRefused('That is not an id; `staff list` shows the ids.');
  return id as MemberId;
}

export function parseDesk(typed: string): Desk {
  const desk = desks.find((name) => name === typed);
  if (desk === undefined) throw new CommandRefused(`The desk must be ${desks.join(' or ')}.`);
  return desk;
}

export function parseTypedDay(typed: string): Day {
  const day = parseDay(typed);
  if (day === undefined) throw new CommandRefused('The day must be one like 2026-11-25.');
  return day;
}

export function parseDecision(typed: string): string {
  const read = readNumber(typed);
  if (typeof read !== 'object' || /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(read.value))
    throw new CommandRefused(
      `The decision must be one line of 1 to ${limits.numberCharacters} characters.`,
    );
  return read.value;
}

/**
 * How reporters and colleagues see a member. In Latin letters: those of other scripts look like them, and
 * two people who look alike would be ticked apart (UTS 39).
 */
export function parseTitle(typed: string): string {
  const title = typed.trim();
  const length = Array.from(title).length;
  const tooLong = length > limits.titleCharacters || utf8Length(title) > limits.titleBytes;
  const isForeign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(title);
  if (length === 0 || tooLong || isForeign || /[;\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(title))
    throw new CommandRefused(
      `The title must be one line of 1 to ${limits.titleCharacters} characters in Latin letters, without a semicolon.`,
    );
  return title;
}
