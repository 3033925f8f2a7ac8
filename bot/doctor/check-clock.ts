import { type Finding, fine, skipped, wrong } from './finding';

/** What another machine's clock said, and ours at that moment; milliseconds since 1970-01-01 UTC. */
export interface ClockReading {
  readonly theirs: number;
  readonly ours: number;
}

/** The most that a token or a signature forgives is five minutes; a day must not begin a minute early. */
const mostSeconds = 60;

/** Compares the clock with the `Date` of answers that were fetched anyway. */
export function checkClock(readings: readonly ClockReading[]): readonly Finding[] {
  const [nearest] = readings
    .map(({ theirs, ours }) => Math.round((ours - theirs) / 1000))
    .sort((a, b) => Math.abs(a) - Math.abs(b));
  if (nearest === undefined) {
    return [skipped('clock', 'No messenger answered, so there is no other clock to compare with.')];
  }
  if (Math.abs(nearest) <= mostSeconds) {
    return [fine('clock', 'It differs from the messengers’ clocks by at most a minute.')];
  }
  const side = nearest > 0 ? 'ahead of' : 'behind';
  return [
    wrong(
      'clock',
      `It is ${Math.abs(nearest)} seconds ${side} the messengers’: tokens and signatures are refused, and days begin at the wrong time. Turn on time synchronisation.`,
    ),
  ];
}

/** Reads an answer's `Date` header (RFC 9110, 6.6.1); empty when it cannot be read. */
export function readClock(header: string | null, ours: number): readonly ClockReading[] {
  const theirs = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(theirs) ? [] : [{ theirs, ours }];
}
