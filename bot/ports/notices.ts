import type { Day } from '../domain/day';
import type { MemberId, NoticeMark } from '../domain/ids';
import type { ReminderStep } from '../domain/reminder';

/** A notice for a member that something waits, or of a pass; never what, how much, since when. */
export interface Notice {
  readonly member: MemberId;
  readonly mark: NoticeMark;
  /** The day of the newest pass in it, or of the reminder. */
  readonly day: Day;
  /** The reminder says the same to everybody, and stays one until it is delivered. */
  readonly kind?: 'reminder' | undefined;
}

/**
 * Undelivered notices, at most one a member. A pass adds them in its own transaction ({@link
 * Pass.notices}); the leader delivers and removes them.
 */
export interface Outbox {
  due(): Promise<readonly Notice[]>;
  /**
   * Removes a notice that was delivered or is not needed. False when it has changed: a newer mark means a
   * newer pass, and the notice stays.
   */
  remove(notice: Notice): Promise<boolean>;
}

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

/** The day of a member's newest mail. */
export interface MailedDay {
  readonly member: MemberId;
  readonly mailedOn: Day;
}

/** Who has had the day's mail: a restart sends none again. */
export interface MailedDays {
  all(): Promise<readonly MailedDay[]>;
  /** Replaces the member's earlier day. */
  note(mailed: MailedDay): Promise<void>;
}

/** Tells one member of a desk that something waits; never what. */
export interface Notifier {
  /** `count`: how much waits for that person. Resolves once the messenger has taken it. */
  notify(member: MemberId, address: string, count?: number | 'reminder'): Promise<void>;
}
