import type { Day } from '../../domain/day';
import { systemClock } from '../../platform/clock';
import { type Findings, reportsOf } from './finding';

const { fine, skipped, wrong } = reportsOf('clock');

/** Tokens and signatures forgive five minutes at most; a day must not begin a minute early. */
const mostSeconds = 60;

/** How far our clock is ahead of a messenger's that just answered, in milliseconds. */
export type ClockLead = number | undefined;

/** By the answer's `Date` header (RFC 9110, 6.6.1), if it can be read. */
export function readClock({ date = null }: { readonly date?: string | null }): ClockLead {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? undefined : systemClock().now() - theirs;
}

/**
 * Compares the clock with the answers that were fetched anyway, and with days that were written.
 * @param days the audit's last day, and the mark's
 */
export function checkClock(
  readings: readonly ClockLead[],
  today: Day,
  days: readonly (Day | undefined)[],
): Findings {
  const ahead = days.find((day) => day !== undefined && day > today);
  if (ahead !== undefined)
    return wrong(
      `It says ${today}, and the audit or the installation's mark is of ${ahead}. It was ahead then, or was set back. Set it right before anything else (timedatectl): days decide what comes out and what is deleted.`,
    );
  const [nearest] = readings
    .flatMap((reading) => (reading === undefined ? [] : Math.round(reading / 1000)))
    .sort((a, b) => Math.abs(a) - Math.abs(b));
  if (nearest === undefined)
    return skipped('No messenger answered, so there is no other clock to compare with.');
  if (Math.abs(nearest) <= mostSeconds)
    return fine('It differs from the messengers’ clocks by at most a minute.');
  const side = nearest > 0 ? 'ahead of' : 'behind';
  return wrong(
    `It is ${Math.abs(nearest)} seconds ${side} the messengers’: tokens and signatures are refused, and days begin at the wrong time. Turn on time synchronisation.`,
  );
}
