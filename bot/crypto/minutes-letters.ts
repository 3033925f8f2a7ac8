import { type Day, dayNumber } from '../domain/day';
import type { ReporterBody } from '../domain/message';
import type { Acknowledged, Minutes, Recording, Way } from '../domain/minutes';
import { dayOf } from './fixed-width';
import { SealError } from './seal-error';

type Taken = Pick<Minutes, 'way' | 'recording'>;
type Arrival = Pick<Extract<ReporterBody, { kind: 'entered' }>, 'arrivedOn' | 'acknowledged'>;

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

const acknowledgedLetters = { spoken: 's', letter: 'l' } as const satisfies Record<
  Acknowledged['how'],
  string
>;

/** The day on which a report came, and where it was acknowledged a letter for how, and that day. */
export function arrivalAs({ arrivedOn, acknowledged }: Arrival): string {
  const arrived = String(dayNumber(arrivedOn));
  if (acknowledged === undefined) return arrived;
  const { how, on } = acknowledged;
  return `${arrived}${acknowledgedLetters[how]}${dayNumber(on)}`;
}

/** Reads what {@link arrivalAs} wrote; throws `seal_format` for anything else. */
export function readArrivalFrom(text: string): Arrival {
  const [, arrived = '', letter, on = ''] = /^(\d+)(?:([a-z])(\d+))?$/.exec(text) ?? [];
  const arrivedOn = writtenDay(arrived);
  if (letter === undefined) return { arrivedOn };
  const how = letterIn(acknowledgedLetters, letter);
  return { arrivedOn, acknowledged: { how, on: writtenDay(on) } };
}

/** A day as its number in decimal, in one way only. */
export function writtenDay(text: string): Day {
  if (!/^(0|[1-9]\d*)$/.test(text)) throw new SealError('seal_format');
  return dayOf(Number(text));
}
