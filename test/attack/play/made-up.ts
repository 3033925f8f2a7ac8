import { dayAt, type Happening } from '../world/world';
import type { Exchange } from './exchanges';
import type { Line } from './observed';
import { type Policy, releaseHour, releasesAt, windowAt } from './policies';
import type { Flaw } from './simulate';

/** What is heard of a made-up product, besides what lies in its files. */
export interface MadeUp {
  happens(one: Happening): void;
  /** To be called for every hour, in order. */
  hourly(hour: number): void;
  seen(): {
    readonly exchanges: readonly Exchange[];
    readonly chats: readonly Line[];
    readonly lines: readonly Line[];
  };
}

/**
 * An ideal product answers every dialog alike, tells the desk the same after each window, and counts by
 * windows. A flaw changes one of these.
 */
export function makesUp(
  { numbersTell, sizesTell, countsTell, noticesTell }: Flaw,
  policy: Policy,
): MadeUp {
  const exchanges: Exchange[] = [];
  const chats: Line[] = [];
  const lines: Line[] = [];
  let counts: Record<string, number> = {};
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  return {
    happens: (one) => {
      const { at, kind } = one;
      const number = numbersTell === true ? numbers[kind] : numbers.files;
      const who = 'who' in one ? one.who : undefined;
      const bytesOut = sizesTell === true ? 2_000 + 500 * numbers[kind] : 4_000;
      for (let step = 0; step < number; step++) exchanges.push({ at, who, bytesIn: 500, bytesOut });
      if (kind === 'files') count('report_filed');
      if (kind === 'follows-up') count('message_added');
      if (kind === 'files' && noticesTell === true) chats.push({ at, text: 'one' });
    },
    hourly: (hour) => {
      if (hour % 24 === releaseHour) chats.push({ at: hour, text: 'a window is over' });
      // Midnight is an hour of a day of the calendar, as the world's first hour is.
      const isTold =
        countsTell === true ? hour % 24 === 0 : releasesAt(hour, { ...policy, releases: 'daily' });
      if (!isTold) return;
      const first = countsTell === true ? hour - 24 : windowAt(hour - 1, policy).from;
      lines.push({ at: hour, text: JSON.stringify({ day: dayAt(first), counts }) });
      counts = {};
    },
    seen: () => ({ exchanges, chats, lines }),
  };
}

/** Exchanges from the first press to the last, as the product's ways are. */
const numbers = {
  everyday: 2,
  'follows-up': 3,
  files: 9,
  'desk-answers': 4,
  'desk-reads': 2,
} as const;
