import type { Day } from '../domain/day';
import { type Deadlines, deadlines, type HrClock } from '../domain/deadlines';
import type { Desk } from '../domain/ids';

/** A report as the conversation knows it. `answerBy` is there exactly when it lies at HR's desk. */
export interface Dated {
  readonly filedOn: Day;
  /** HR's day. It takes a calendar, which the conversation lacks, so it travels. */
  readonly answerBy?: Day;
}

/** A report's day with what the conversation has to know of its desk. */
export function dated(desk: Desk, filedOn: Day, hrClock: HrClock): Dated {
  const days = deadlines(desk, filedOn, hrClock);
  return days.desk === 'hr' ? { filedOn, answerBy: days.answerBy } : { filedOn };
}

/** The days of a report. Those of the act follow from its day alone, without a calendar. */
export function daysOf({ filedOn, answerBy }: Dated): Deadlines {
  if (answerBy !== undefined) return { desk: 'hr', answerBy };
  return deadlines('whistleblowing', filedOn, noCalendar);
}

const noCalendar: HrClock = { answerDays: 0, isWorkingDay: () => true };
