import type { Day } from '../../bot/domain/day';

/** A pass that hides no day: everything is readable on the day on which it is done. */
export const readAtOnce = {
  readableOn: (done: Day): Day => done,
  lastDayFor: (readable: Day): Day => readable,
  isPassed: (): boolean => true,
};
