import { eldestTales } from './eldest-tales';
import { hrTales } from './hr-tales';
import { latestTales } from './latest-tales';
import { middleTales } from './middle-tales';
import { newTales } from './new-tales';
import type { Tale } from './tale';
import { underWayTales } from './tales-under-way';

/** Days of a month, as far as an invented year counts them. */
const monthDays = 30;

/** All that is invented of the last months, in the order in which it comes; all of a year is 365 days old. */
export function talesOf(months: number): readonly Tale[] {
  return [...eldestTales, ...middleTales, ...latestTales, ...underWayTales, ...newTales, ...hrTales]
    .filter(({ ago }) => months >= 12 || ago <= months * monthDays)
    .sort((a, b) => b.ago - a.ago);
}
