import type { AuditEntry } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import type { Desk, MemberId, Revision } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import type { Member, Person } from '../domain/member';
import type { BoundTo, InvitationTerms, Redeemed, Who } from './people';

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
  /** Set where the desk was begun again: nobody reads what was delivered before. */
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

/** A passkey as the list of people holds it: its public half (WebAuthn Level 3, 6.5.1). */
export interface Passkey {
  /** The credential's id, at most 255 bytes, in base64url. */
  readonly id: string;
  /** A COSE key, at most 600 bytes. */
  readonly publicKey: Uint8Array;
  /** By which its owner tells it from the others; it names no person. */
  readonly name: string;
  readonly madeOn: Day;
  /** The day of the latest sign-in by it. */
  readonly usedOn: Day;
}

/** One that a browser has just made. */
export type NewPasskey = Pick<Passkey, 'id' | 'publicKey' | 'name'>;

/** A person of a desk, and the passkeys by which the web desk knows the person. */
export interface PasskeyHolder {
  readonly member: Member;
  /** The user handle of the person's passkeys: 32 hexadecimal digits, which say nothing elsewhere. */
  readonly handle: string;
  readonly passkeys: readonly Passkey[];
  /** Set where a member's new passkey waits: the person sees nothing by it yet. */
  readonly renews?: MemberId | undefined;
}

/** What a code opens: a place at a desk, or the own account of a messenger's member. */
export type CodeFound =
  | { readonly kind: 'invitation'; readonly desk: Desk; readonly title: string }
  | { readonly kind: 'own'; readonly holder: PasskeyHolder }
  | { readonly kind: 'refused' | 'desk_full' };

/** Who signs in at the web desk. Asked at every request: nobody is a member in memory. */
export interface Passkeys {
  /** Also of a person who waits. */
  holderOf(passkey: Passkey['id']): Promise<PasskeyHolder | undefined>;
  holder(member: MemberId): Promise<PasskeyHolder | undefined>;
  /** Looks at a code without using it up. A wrong one counts against the invitation with its locator. */
  look(code: InvitationCode, now: number): Promise<CodeFound>;
  /**
   * Uses a code up with a new passkey, in one transaction. An invitation makes its person a member, or one
   * who waits; a member's own code adds the passkey to the member (`admitted`); by a code that renews, the
   * passkey waits. A passkey that somebody has, or one too many, is refused.
   * @param handle the new passkey's user handle
   */
  redeem(request: {
    readonly code: InvitationCode;
    readonly handle: string;
    readonly passkey: NewPasskey;
    readonly now: number;
    readonly audit: Pick<AuditEntry, 'id' | 'day'>;
  }): Promise<Redeemed>;
  /**
   * Adds another passkey of a person; false if there are three already.
   * @param by the passkey by which the person has signed in: it must still be the person's
   */
  add(
    member: MemberId,
    by: Passkey['id'],
    passkey: NewPasskey,
    audit: Pick<AuditEntry, 'id' | 'day'>,
  ): Promise<boolean>;
  /**
   * Removes a person's passkey; false if it is not the person's, or is the one that was touched for it.
   * @param by the passkey that was touched: it stays
   */
  remove(
    member: MemberId,
    passkey: Passkey['id'],
    by: Passkey['id'],
    audit: Pick<AuditEntry, 'id' | 'day'>,
  ): Promise<boolean>;
  /** Notes the day of a sign-in; nothing where it is known. */
  noteUse(passkey: Passkey['id'], on: Day): Promise<void>;
}

/** Seals who belongs to a desk with a key of the vault, and hashes invitations. */
export interface RosterSealer {
  /** The same person has the same id at either desk. */
  memberIdOf(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): MemberId;
  seal(roster: Omit<RosterRow, 'sealed'>, list: DeskList): RosterRow;
  /** `undefined` when the list does not open. May throw `seal_unread` in a running process. */
  open(roster: RosterRow): DeskList | undefined;
  isNewest(roster: RosterRow): boolean;
  /**
   * Returns what is stored of an invitation.
   * @param bound whose account it is for, and how; nobody else's is touched by it
   */
  sealInvitation(terms: InvitationTerms, bound?: BoundTo): Invitation;
  /** Whether an invitation, or one that is bound so, is unchanged, and that is its secret. */
  fits(invitation: Invitation, secret: string, bound?: BoundTo): boolean;
}
