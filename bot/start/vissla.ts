import type { Closing } from '../desk/closing';
import type { join } from '../desk/join';
import type { AuditHead } from '../domain/audit-head';
import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import type { ReleaseKeeper } from '../keeper/release-keeper';
import type { Dialogue } from '../ports/dialogue';
import type { People, Who } from '../ports/people';

/** The product without its messengers. */
export interface Vissla {
  readonly dialogue: Dialogue;
  readonly release: ReleaseKeeper;
  /** The desks' own people. */
  readonly people: People;
  /** Closes reports together that two members agreed on. */
  readonly closing: Closing;
  /** Redeems an invitation for a person. */
  join(who: Who, code: InvitationCode): ReturnType<typeof join>;
  /** The desk that a person belongs to, if any. */
  deskOf(who: Who): Promise<Desk | undefined>;
  /** The day that what is written now bears: the first of its window where the clock releases. */
  firstDay(): Day;
  /** Where the audit ends just now; none while nothing stands in it. */
  auditHead(): Promise<AuditHead | undefined>;
  /** Looks for keys that others have drawn or destroyed. To be called every minute, whoever presses. */
  lookForKeys(): Promise<void>;
  /** The day's upkeep, to be called hourly; also reads the keys again, and destroys replaced ones. */
  tidy(): Promise<void>;
  /** What is sent is stored with each beat. */
  readonly beats: {
    start(): void;
    /** The last beat. To be called before the process ends, once nothing more comes in. */
    end(): Promise<void>;
  };
}
