import type { AuditEntry } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import type { Desk, MemberId } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import type { Member } from '../domain/member';

/** The person who presses, as the messenger names them. Stored for the desks' own people alone. */
export interface Who {
  readonly messenger: 'teams' | 'slack';
  readonly tenant: string;
  readonly user: string;
  /** How to reach the person with a notice; only the channel reads it. Kept for members only. */
  readonly address: string;
}

/** What an invitation says, with the code that redeems it. */
export interface InvitationTerms {
  readonly code: InvitationCode;
  readonly desk: Desk;
  readonly title: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly expiresAt: number;
}

/** An invitation that can still be redeemed, as the operator sees it: without its secret. */
export interface OpenInvitation {
  /** The first four characters of its code, which are no secret. */
  readonly locator: string;
  readonly desk: Desk;
  readonly title: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly expiresAt: number;
  /** Wrong codes that were typed with these four characters. */
  readonly tries: number;
}

export type Redeemed =
  | { readonly kind: 'admitted' | 'waiting'; readonly member: Member }
  | { readonly kind: 'refused' | 'already_member' | 'desk_full' };

/** A desk's people, and what its members are to know of the list itself. */
export interface DeskPeople {
  readonly members: readonly Member[];
  /** Whether rows were changed, added or taken away outside the product; those that were do not count. */
  readonly isChanged: boolean;
}

/**
 * The desks' own people: those whom the product let in, and no row that somebody else wrote. Asked at every
 * request: nobody is a member in memory.
 *
 * @example const member = await people.find(press.who); if (member?.standing !== 'member') return
 * notAMember();
 */
export interface People {
  find(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): Promise<Member | undefined>;
  ofDesk(desk: Desk): Promise<readonly Member[]>;
  /** The same, with what is to be said of the list. */
  atDesk(desk: Desk): Promise<DeskPeople>;
  /** Everybody of both desks, and the asker when that is one of them. One look: most steps take it. */
  everybody(asker: Pick<Who, 'messenger' | 'tenant' | 'user'>): Promise<{
    readonly asker: Member | undefined;
    readonly members: readonly Member[];
  }>;
  /** Members (not those waiting) with their addresses, for notices. */
  addresses(desk: Desk): Promise<
    readonly {
      readonly member: Member;
      readonly messenger: Who['messenger'];
      readonly address: string;
    }[]
  >;
  /** Brings a member's address up to date; does nothing for anybody else. */
  refresh(who: Who): Promise<void>;
  /** Keeps an invitation, and in the same transaction an entry about it, unless it is of invented people. */
  invite(terms: InvitationTerms, audit?: Pick<AuditEntry, 'id' | 'day'>): Promise<void>;
  /** The invitations that are good at a moment, in milliseconds since 1970; which ends first comes first. */
  invitations(now: number): Promise<readonly OpenInvitation[]>;
  /** Ends an invitation that is good at that moment; `undefined` when there is none of these characters. */
  withdraw(
    locator: string,
    now: number,
    audit: Pick<AuditEntry, 'id' | 'day'>,
  ): Promise<OpenInvitation | undefined>;
  /**
   * Redeems an invitation in one transaction. Wrong secrets are counted against the invitation with that
   * locator; a used, expired, exhausted or changed one is refused like one that never was.
   */
  redeem(request: {
    readonly code: InvitationCode;
    readonly who: Who;
    readonly now: number;
    readonly audit: Pick<AuditEntry, 'id' | 'day'>;
  }): Promise<Redeemed>;
  /**
   * Lets a waiting person in, as one to whom reports come or as an outside deputy, or not; false when the
   * person does not wait (any more).
   * @param from from which day of release on an approved person reads; the entry's where nothing is said
   */
  decide(
    person: MemberId,
    decision: 'approve' | 'approve_deputy' | 'decline',
    audit: AuditEntry,
    from?: Day,
  ): Promise<boolean>;
  /** Says until when a member is away, or back; false without such a member. Not audited twice. */
  setAway(member: MemberId, until: Day | undefined, audit: AuditEntry): Promise<boolean>;
  /**
   * Removes a member at once, or a row that the product did not write. The handlers' last member to whom
   * reports come stays (`last`). HR's last one goes only when no thread there expires in one of `openMonths`,
   * and nobody has begun a dialog since the last pass (`last_with_threads`).
   */
  remove(
    person: MemberId,
    openMonths: readonly Month[],
  ): Promise<'removed' | 'last' | 'last_with_threads' | 'unknown'>;
  /** Writes one audit entry of its own. */
  audit(entry: AuditEntry): Promise<void>;
}
