import type { AuditEntry } from '../domain/audit';
import type { Crowd, CrowdBound } from '../domain/crowd';
import type { Day, Month } from '../domain/day';
import type { Desk, MemberId } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import type { Mandate, Member, WaitingPasskey } from '../domain/member';

/**
 * The person who presses, as the messenger says. Stored only for the desks' own people. On the web nobody is
 * known: `user` is drawn for each dialog, and travels in it.
 */
export interface Who {
  readonly messenger: 'teams' | 'slack' | 'web';
  readonly tenant: string;
  readonly user: string;
  /** Where to send a notice; only the channel reads it. */
  readonly address: string;
}

/** An invitation with the code that redeems it. */
export interface InvitationTerms {
  readonly code: InvitationCode;
  readonly desk: Desk;
  readonly title: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly expiresAt: number;
}

/** What an invitation does for one member: it adds a passkey (`own`), or asks to replace all (`renews`). */
export interface BoundTo {
  readonly as: 'own' | 'renews';
  readonly member: MemberId;
}

/** A redeemable invitation as the operator sees it: without its secret. */
export interface OpenInvitation {
  readonly locator: string;
  readonly desk: Desk;
  readonly title: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly expiresAt: number;
  /** Wrong codes typed with its locator. */
  readonly tries: number;
}

export type Redeemed =
  | { readonly kind: 'admitted' | 'waiting'; readonly member: Member }
  | { readonly kind: 'refused' | 'already_member' | 'desk_full' };

/** The desks' own people. Asked at every request: no membership is remembered. */
export interface People {
  find(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): Promise<Member | undefined>;
  ofDesk(desk: Desk): Promise<readonly Member[]>;
  /** The new passkeys that wait at a desk. They are in no other answer: their owners are. */
  renewals(desk: Desk): Promise<readonly WaitingPasskey[]>;
  /** Whether a desk's list cannot be opened; its people are then found nowhere. */
  isShut(): Promise<boolean>;
  /** All members of both desks, and the asker if a member. One look: most steps need it. */
  everybody(asker: Pick<Who, 'messenger' | 'tenant' | 'user'>): Promise<{
    readonly asker: Member | undefined;
    readonly members: readonly Member[];
  }>;
  /** Members, without those who wait, and where to send their notices. */
  addresses(desk: Desk): Promise<
    readonly {
      readonly member: Member;
      readonly messenger: Who['messenger'];
      readonly address: string;
      /** Where the member wants the daily notice as well. */
      readonly email?: string | undefined;
    }[]
  >;
  /** Updates a member's address; does nothing for anybody else. */
  refresh(who: Who): Promise<void>;
  /**
   * Stores an invitation, and its audit entry in the same transaction. A desk without a list begins one; one
   * whose list is gone does so only with a day (`roster_gone`).
   * @param from the pass day from which the people of a desk begun again may read
   */
  invite(terms: InvitationTerms, audit?: Pick<AuditEntry, 'id' | 'day'>, from?: Day): Promise<void>;
  /** The invitations valid at a moment, in milliseconds since 1970; the first to end comes first. */
  invitations(now: number): Promise<readonly OpenInvitation[]>;
  /** Ends a valid invitation; `undefined` when there is none. */
  withdraw(
    locator: string,
    now: number,
    audit: Pick<AuditEntry, 'id' | 'day'>,
  ): Promise<OpenInvitation | undefined>;
  /**
   * Redeems an invitation in one transaction. Wrong secrets count against the invitation with that locator. A
   * used, expired, exhausted or changed one is refused like an unknown one.
   */
  redeem(request: {
    readonly code: InvitationCode;
    readonly who: Who;
    readonly now: number;
    readonly audit: Pick<AuditEntry, 'id' | 'day'>;
  }): Promise<Redeemed>;
  /**
   * Decides on a waiting person: as a receiving member, an outside deputy, or neither. False when the person
   * does not wait, or lets nobody in who waits with a colleague's new passkey.
   */
  decide(
    person: MemberId,
    decision: 'approve' | 'approve_deputy' | 'decline',
    audit: AuditEntry,
  ): Promise<boolean>;
  /**
   * Replaces a member's lost passkeys by the one that waits for it (`renews`), and ends all codes for the
   * member's title. False unless the audit entry's member is a colleague to whom reports come.
   */
  replacePasskeys(waiting: MemberId, audit: AuditEntry): Promise<boolean>;
  /** Removes the passkeys of a messenger's member, and ends all codes for the member's title. */
  removePasskeys(audit: AuditEntry): Promise<boolean>;
  /**
   * Stores a code for one member, with its audit entry. False without such a member; an own one with two
   * passkeys, and one that renews without any.
   */
  storeCode(
    bound: BoundTo,
    terms: Pick<InvitationTerms, 'code' | 'expiresAt'>,
    audit: AuditEntry,
  ): Promise<boolean>;
  /** Keeps a member's address for the daily notice, or forgets it; false without such a member. */
  setEmail(member: MemberId, email: string | undefined): Promise<boolean>;
  /** Notes until when a member is away, or that the member is back; false without such a member. */
  setAway(member: MemberId, until: Day | undefined, audit: AuditEntry): Promise<boolean>;
  /** Notes what is known of a member's appointment; false without such a person. */
  appoint(
    member: MemberId,
    mandate: Mandate,
    audit: Pick<AuditEntry, 'id' | 'day'>,
  ): Promise<boolean>;
  /**
   * Removes a member at once. The handlers' last receiving member stays (`last`). HR's last one stays while a
   * thread expires there in `openMonths`, or a dialog was begun since the last pass.
   */
  remove(
    person: MemberId,
    openMonths: readonly Month[],
  ): Promise<'removed' | 'last' | 'last_with_threads' | 'unknown'>;
  audit(entry: AuditEntry): Promise<void>;
}

/**
 * Counts the people whose dialog in a window was as long as a report's. Without a clock nothing is counted.
 * It is stored in the pool's image.
 */
export interface CrowdCount {
  /** Counts a person whose dialog was as long as a report's. The desks' own people do not count. */
  counts(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): Promise<void>;
  /** Merges known bounds with what this process has counted. */
  merge(known: readonly CrowdBound[]): readonly CrowdBound[];
}

/** What is said of the people counted. */
export interface CrowdOut {
  /** The crowd of the last delivered window, if known. */
  last(): Crowd | undefined;
  /** The crowd of the last day, among which the next pass hides what it passes. */
  lastDay(): Crowd | undefined;
}

/** What a person may do in a new dialog: send; only read, in this window; nothing, this hour. */
export type DialogLeave = 'may_send' | 'may_read' | 'too_many';

/** Counts the dialogs that each person began lately, in memory only. */
export interface DialogCount {
  /** Counts a person's new dialog, unless it is one too many. What is sent is not counted. */
  begins(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): DialogLeave;
}

/** Runs a person's work unless too much of it is under way already. */
export type FairShare = <T>(
  who: Who,
  work: () => Promise<T>,
) => Promise<T | { readonly kind: 'busy' }>;
