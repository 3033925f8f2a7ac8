import { addDays, type Day } from '../domain/day';
import type { Member } from '../domain/member';
import { waitsFor } from '../domain/window';
import type { DeskWorld } from './desk';

/** From which day of release on a newcomer reads: what waits was written for those who were there. */
export function readsFrom({ windows }: Pick<DeskWorld, 'windows'>, { desk }: Member): Day {
  return addDays(windows.when(waitsFor(desk)).outOn, 1);
}
