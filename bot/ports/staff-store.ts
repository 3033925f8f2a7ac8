import type { AuditEntry, AuditEvent } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import type { Desk, Edition, MemberId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Who } from './people';

/** A person's row as it stands in the database; whether the product wrote it, its mark says. */
export interface StaffRow extends Omit<Member, 'sees' | 'awayUntil'>, Who {
  /** The first day of release of what the person sees; `null` for all, {@link shownOnly} for a deputy. */
  readonly seesFrom: Day | null;
  readonly awayUntil: Day | null;
  /** 32 bytes, made with a key of the vault. */
  readonly mark: Uint8Array;
}

/** Stands for a day in the row of an outside deputy, who sees only what is shown to him. */
export const shownOnly = '9999-12-31' as Day;

/** What holds the rows of a desk together. Written anew, with all of them, whenever one comes or goes. */
export interface RosterRow {
  readonly desk: Desk;
  /** Drawn at random with each change: a row of an earlier edition counts for nothing. */
  readonly edition: Edition;
  /** 80 bytes, made with a key of the vault. */
  readonly mark: Uint8Array;
}

/** All that stands there of the desks' people; nothing of it is believed as it is. */
export interface StaffRows {
  readonly rosters: readonly RosterRow[];
  readonly members: readonly StaffRow[];
}

/** An invitation as it is stored: a clear locator, and a keyed hash of the rest. */
export interface Invitation {
  /** Four characters of Crockford's base32. */
  readonly locator: string;
  /** 32 bytes, made with a key of the vault over all that the invitation says. */
  readonly secretHash: Uint8Array;
  readonly desk: Desk;
  readonly title: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly expiresAt: number;
}

/** What can be done within one transaction; nobody else writes meanwhile. */
export interface StaffTransaction {
  read(): Promise<StaffRows>;
  /** Writes a roster in its desk's place. */
  putRoster(roster: RosterRow): Promise<void>;
  /** Writes a row in the place of the one of that id, if there is one. */
  putMember(member: StaffRow): Promise<void>;
  /** Removes rows, with the notices that were still to be delivered to them. */
  remove(ids: readonly MemberId[]): Promise<void>;
  invitation(locator: string): Promise<(Invitation & { readonly tries: number }) | undefined>;
  countTry(locator: string, tries: number): Promise<void>;
  endInvitation(locator: string): Promise<void>;
  /** Ends those that have expired by a moment, in milliseconds since 1970; without one, all. */
  endInvitations(until?: number): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
  /** Whether the audit has such an event of that day about that member. */
  isAudited(entry: {
    readonly event: AuditEvent;
    readonly day: Day;
    readonly subject: MemberId;
  }): Promise<boolean>;
  /** Whether a thread at HR expires in one of these months. */
  isHrOpen(openMonths: readonly Month[]): Promise<boolean>;
}

/**
 * The rows of the desks' own people. It knows no key: which rows count, `bot/people` says. After a
 * transaction that removed somebody the write-ahead log is emptied, too.
 */
export interface StaffStore {
  read(): Promise<StaffRows>;
  write<T>(work: (staff: StaffTransaction) => Promise<T>): Promise<T>;
  /** Keeps an invitation, and with it the entry, if there is one. */
  invite(invitation: Invitation, audit?: AuditEntry): Promise<void>;
  /** All that are kept, ended ones too. */
  invitations(): Promise<readonly (Invitation & { readonly tries: number })[]>;
  /** Writes one audit entry of its own. */
  audit(entry: AuditEntry): Promise<void>;
}
