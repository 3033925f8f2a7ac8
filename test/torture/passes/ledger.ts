import { hourAt } from '../../../bot/platform/clock';
import type { MovedClock } from '../../support/houses/moved-clock';

const quarter = 900_000;
const patienceMilliseconds = 3 * 86_400_000;

/** The next moment at which an hour begins in Stockholm. */
export function nextAt(after: number, hour: number): number {
  let at = Math.floor(after / quarter) * quarter + quarter;
  while (hourAt(at) !== hour || hourAt(at - quarter) === hour) at += quarter;
  return at;
}

/** When what is written comes out: at the hour of the day after its own. */
function outAt(writtenAt: number, hour: number): number {
  return nextAt(nextAt(writtenAt, 0), hour);
}

/** Something that a person wrote. */
export interface Written {
  readonly text: string;
  /** A desk's own: its people see it before. */
  readonly byDesk: boolean;
  /** When the window comes out in which it was begun: nothing may show it before. */
  from: number;
  /** The same of the window in which it was called sent: from then on it is there. None: nobody said so. */
  until?: number;
  /** The latest that the clock has said since it was begun. */
  peak: number;
  /** Where the clock went back: until when it may come later than it was said to. */
  patience: number;
}

/** What was written, and what the clock said since: these judge what may be there, and what must. */
export type Ledger = ReturnType<typeof createLedger>;

/**
 * @param now the clock that is behind all others
 * @param hour at which windows come out
 * @param apart how far the clock that is ahead of all others is ahead
 */
export function createLedger(now: () => number, hour: number, apart = 0) {
  const written: Written[] = [];
  let patience = 0;
  const isDue = ({ until = Infinity, peak, patience: more }: Written): boolean =>
    peak >= until && now() >= more;
  const looks = (): void => {
    for (const one of written) one.peak = Math.max(one.peak, now() + apart);
  };
  return {
    written,
    /** Somebody was told that it is sent. */
    sent: (one: Written) => {
      one.until = outAt(now() + apart, hour);
    },
    /** Somebody is about to send it. */
    begins: (text: string, byDesk?: 'by a desk') => {
      const from = outAt(now(), hour);
      const one = { text, byDesk: byDesk !== undefined, from, peak: now() + apart, patience };
      written.push(one);
      return one;
    },
    /** Makes the clock a moment, and notes what it says before and after. */
    moves: (clock: Pick<MovedClock, 'goesTo'>, milliseconds: number): void => {
      looks();
      clock.goesTo(milliseconds);
      looks();
    },
    /** The clock goes back to a moment: what was written before or in the next days may come late. */
    goesBackTo: (milliseconds: number) => {
      patience = milliseconds + patienceMilliseconds;
      for (const one of written) {
        one.patience = patience;
        // What was written while the clock was ahead was written in the window that runs by the right one.
        one.from = Math.min(one.from, outAt(milliseconds, hour));
      }
    },
    /** Whether something must be there. */
    isDue,
    /**
     * What is wrong with what somebody sees: too early, twice, or never written; with `whole` also what is
     * not there although its time has come.
     */
    faults: (seen: readonly string[], whole?: 'whole') => {
      looks();
      const counts = new Map<string, number>();
      for (const text of seen) counts.set(text, (counts.get(text) ?? 0) + 1);
      const known = new Map(written.map((one) => [one.text, one]));
      const faults: string[] = [];
      for (const [text, count] of counts) {
        const one = known.get(text);
        if (one === undefined) faults.push(`nobody wrote ${text}`);
        else if (one.peak < one.from) faults.push(`early: ${text}`);
        if (count > 1) faults.push(`twice: ${text}`);
      }
      if (whole === undefined) return faults;
      const lost = written.filter((one) => !one.byDesk && isDue(one) && !counts.has(one.text));
      return [...faults, ...lost.map(({ text }) => `lost: ${text}`)];
    },
  };
}
