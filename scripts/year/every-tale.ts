import { hrTales } from './hr-tales';
import { openTales } from './open-tales';
import type { Tale } from './tale';
import { talesOfLately } from './tales-of-lately';
import { talesOfOld } from './tales-of-old';

/** Days of a month, as far as an invented year counts them. */
const monthDays = 30;

/** All that is invented of the last months, in the order in which it comes; all of a year is 365 days old. */
export function talesOf(months: number): readonly Tale[] {
  return [...talesOfOld, ...talesOfLately, ...openTales, ...hrTales]
    .filter(({ ago }) => months >= 12 || ago <= months * monthDays)
    .sort((a, b) => b.ago - a.ago);
}
