import type { Closing } from '../desk/closing';
import type { join } from '../desk/join';
import type { AuditHead } from '../domain/audit-head';
import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import type { Broadcast } from '../keeper/broadcast';
import type { ReleaseKeeper } from '../keeper/release-keeper';
import type { TakenOver } from '../people/take-over';
import type { Dialogue } from '../ports/dialogue';
import type { People, Who } from '../ports/people';

/** The product without its messengers. */
export interface Vissla {
  readonly dialogue: Dialogue;
  readonly release: ReleaseKeeper;
  /** The weekly piece, and what a messenger says of who has got the app. */
  readonly broadcast: Broadcast;
  /** The desks' own people. */
  readonly people: People;
  /** Whom this start took over from an earlier version. */
  readonly takenOver: readonly TakenOver[];
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
  /**
   * Looks for keys that another process has drawn or destroyed, and asks the vault again for what it did not
   * give. To be called every minute, whether or not somebody presses.
   */
  lookForKeys(): Promise<void>;
  /**
   * The day's upkeep; also reads the keys again that are remembered, and destroys replaced ones. To be called
   * hourly.
   */
  tidy(): Promise<void>;
  /** Keeps how many people this process has counted in the running window. To be called before it ends. */
  keepCrowd(): Promise<void>;
}
