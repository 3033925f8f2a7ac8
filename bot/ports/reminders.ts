import type { Day } from '../domain/day';
import type { ReminderStep } from '../domain/reminder';
import type { Notice } from './outbox';

/** A day to note, if the last noted day is still `after`. */
export interface ReminderNote extends ReminderStep {
  /** `undefined` in an installation that has not looked yet. */
  readonly after: Day | undefined;
}

/** The stored day of the newest reminder. It is written once a day, whoever else tries. */
export interface Reminders {
  /** The newest noted day, with or without cards. */
  noted(): Promise<Day | undefined>;
  /** Notes a day and puts its cards into the outbox; false, with nothing done, when another was faster. */
  note(note: ReminderNote, notices: readonly Notice[]): Promise<boolean>;
}

/** The reminder of fixed days: the same card for every member, even when nothing is due. */
export interface Reminding {
  readonly reminders: Reminders;
  /** What to do now, by the clock and the noted day. */
  readonly next: (noted: Day | undefined) => ReminderStep | undefined;
}
