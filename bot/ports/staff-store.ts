import type { AuditEntry } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import type { Desk, MemberId, Revision } from '../domain/ids';
import type { Member, Person } from '../domain/member';
import type { Passkey } from './passkeys';
import type { Who } from './people';

/** A member, with the person's stored details. */
export interface StaffMember extends Omit<Member, 'passkeyCount'>, Who {
  readonly passkeys?: readonly Passkey[] | undefined;
  /** Where the daily notice goes as well. */
  readonly email?: string | undefined;
  /** Whose new passkey waits in this entry, which is then no person. */
  readonly renews?: MemberId | undefined;
}

export interface DeskList {
  readonly members: readonly StaffMember[];
  /** Set where the desk was begun again: nobody reads what was released before. */
  readonly from?: Day | undefined;
  /** Who left: anybody whose title reads like one of these is taken for the same person. */
  readonly former?: readonly Person[] | undefined;
  /** The locators of codes that were used or withdrawn, until none of them could still be good. */
  readonly used?: readonly UsedCode[] | undefined;
}

export interface UsedCode {
  readonly locator: string;
  readonly until: Day;
}

/** A desk's stored list: sealed as one, and written whole. */
export interface RosterRow {
  readonly desk: Desk;
  /** Redrawn with each writing; the list opens only under it. */
  readonly revision: Revision;
  readonly sealed: Uint8Array;
}

/** A stored invitation: a clear locator, and a keyed hash of the rest. */
export interface Invitation {
  readonly locator: string;
  /** 32 bytes: keyed over all that the invitation says. */
  readonly secretHash: Uint8Array;
  readonly desk: Desk;
  readonly title: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly expiresAt: number;
}

/** What can be done within one exclusive transaction. */
export interface StaffTransaction {
  read(): Promise<readonly RosterRow[]>;
  /**
   * Replaces a desk's list. Throws `store_conflict` or `store_unique` when `before` does not hold.
   * @param before the revision that was read; without one the desk must have no list
   * @param gone former members, whose waiting notices go as well
   */
  putRoster(
    roster: RosterRow,
    before: Revision | undefined,
    gone?: readonly MemberId[],
  ): Promise<void>;
  invitation(locator: string): Promise<(Invitation & { readonly tries: number }) | undefined>;
  countTry(locator: string, tries: number): Promise<void>;
  endInvitation(locator: string): Promise<void>;
  /** Ends those expired by a moment, in milliseconds since 1970; without one, all. */
  endInvitations(until?: number): Promise<void>;
  /** Ends all that are for a desk and a title: whose own code a row is, its hash alone does not say. */
  endInvitationsFor(desk: Desk, title: string): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
  /** Whether a thread at HR expires in one of these months. */
  isHrOpen(openMonths: readonly Month[]): Promise<boolean>;
  /** Whether a desk has a thread, open or not. */
  hasThreads(desk: Desk): Promise<boolean>;
}

/**
 * The sealed lists of the desks' own people; `bot/people` reads them. After a member has left, the
 * write-ahead log is emptied, too.
 */
export interface StaffStore {
  read(): Promise<readonly RosterRow[]>;
  write<T>(work: (staff: StaffTransaction) => Promise<T>): Promise<T>;
  /** Stores an invitation, with its audit entry if any. */
  invite(invitation: Invitation, audit?: AuditEntry): Promise<void>;
  /** All stored invitations, ended ones included. */
  invitations(): Promise<readonly (Invitation & { readonly tries: number })[]>;
  audit(entry: AuditEntry): Promise<void>;
}
