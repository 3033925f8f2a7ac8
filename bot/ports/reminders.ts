import type { Day } from '../domain/day';
import type { Notice } from './outbox';

/** What is noted of a reminder's day, if what was noted before is as it was read. */
export interface ReminderNote {
  readonly day: Day;
  /** What was noted before; none in an installation that has not looked yet. */
  readonly after: Day | undefined;
  /** Whether cards are written for that day. */
  readonly isTold: boolean;
}

/** For which day the newest reminder was written, and writing it: once a day, whoever else tries. */
export interface Reminders {
  /** The newest day for which cards were written, or which was noted without any. */
  noted(): Promise<Day | undefined>;
  /**
   * Notes a day and puts its cards into the outbox, in one transaction. False, and nothing done, when
   * somebody else has noted one meanwhile.
   */
  note(note: ReminderNote, notices: readonly Notice[]): Promise<boolean>;
}
