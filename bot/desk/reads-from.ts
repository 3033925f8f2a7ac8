import { addDays, type Day } from '../domain/day';
import type { Member } from '../domain/member';
import { waitsFor } from '../domain/window';
import type { DeskWorld } from './desk';

/**
 * From which day of release on somebody reads who is let in now: what waits already was written for those who
 * were there, and comes out the day before.
 */
export function readsFrom({ windows }: Pick<DeskWorld, 'windows'>, { desk }: Member): Day {
  return addDays(windows.opensOn(waitsFor(desk)), 1);
}
