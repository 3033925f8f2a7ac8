import type { Day } from '../domain/day';
import type { Minutes, Recording, Way } from '../domain/minutes';
import { dayOf } from './calendar-bytes';
import { SealError } from './seal-error';

type Taken = Pick<Minutes, 'way' | 'recording'>;

const wayLetters = {
  telephone: 't',
  meeting: 'm',
  letter: 'l',
  mail: 'e',
  other: 'o',
} as const satisfies Record<Way, string>;
const recordingLetters = { none: '0', consented: '1' } as const satisfies Record<Recording, string>;

/** How minutes came about, in two letters: the way, and whether there is a recording. */
export function takenAs({ way, recording }: Taken): string {
  return `${wayLetters[way]}${recordingLetters[recording]}`;
}

/** Reads the letters at the beginning of a text; throws `seal_format` for any other. */
export function readTaken(text: string): Taken {
  return {
    way: letterIn(wayLetters, text.slice(0, 1)),
    recording: letterIn(recordingLetters, text.slice(1, 2)),
  };
}

/** The word that a letter stands for; `seal_format` when it stands for none. */
function letterIn<T extends string>(table: Readonly<Record<T, string>>, letter: string): T {
  for (const word in table) if (table[word] === letter) return word;
  throw new SealError('seal_format');
}

/** A day as its number in decimal, in one way only. */
export function writtenDay(text: string): Day {
  if (!/^(0|[1-9]\d*)$/.test(text)) throw new SealError('seal_format');
  return dayOf(Number(text));
}
