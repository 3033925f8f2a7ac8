import type { Day } from '../domain/day';
import type { ReminderStep } from '../domain/reminder';
import type { Notice } from './outbox';

/** A day that is noted, if what was noted before is still what was read. */
export interface ReminderNote extends ReminderStep {
  /** What was noted before; none in an installation that has not looked yet. */
  readonly after: Day | undefined;
}

/** For which day the newest reminder was written, and writing it: once a day, whoever else tries. */
export interface Reminders {
  /** The newest day for which cards were written, or which was noted without any. */
  noted(): Promise<Day | undefined>;
  /** Notes a day and puts its cards into the outbox; false, nothing done, when another was faster. */
  note(note: ReminderNote, notices: readonly Notice[]): Promise<boolean>;
}

/** The reminder of fixed days: the same card for every member, whether or not anything is due. */
export interface Reminding {
  readonly reminders: Reminders;
  /** What is to be done about it now, by the clock and by what is noted. */
  readonly next: (noted: Day | undefined) => ReminderStep | undefined;
}
