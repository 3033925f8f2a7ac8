import type { Day } from '../domain/day';
import type { MemberId } from '../domain/ids';

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
