import type { AuditEntry } from '../../bot/domain/audit';
import type { Day, Month } from '../../bot/domain/day';
import type { Id, ThreadId } from '../../bot/domain/ids';
import type { Year } from '../../bot/domain/year-numbers';
import type { AuditLink } from '../../bot/ports/audit';
import type { Notice } from '../../bot/ports/notices';
import type { ImageRow, ImageTable, PoolKeyRow } from '../../bot/ports/pool-store';
import type { Invitation } from '../../bot/ports/staff';
import type { Tag } from '../../bot/ports/threads';

export type StoredPoolImage = ImageRow & { readonly fastUntil: number };
export type AsideRow = ImageRow & { readonly origin: ImageTable };
export type StoredPoolKey = Omit<PoolKeyRow, 'mark'> & { readonly mark: Uint8Array | null };
export type InvitationRow = Invitation & { readonly tries: number };
export type NoticeRow = Omit<Notice, 'kind'> & { readonly kind?: 'reminder' | null };

export interface MessageRow {
  readonly tag: Tag;
  readonly envelope: Uint8Array;
}

export interface DraftKeyRow {
  readonly day: Day;
  readonly sealedKey: Uint8Array;
}

export interface FrozenYearRow {
  readonly year: Year;
  readonly countedOn: Day;
  /** The figures of both desks, as JSON in the clear. */
  readonly figures: Uint8Array;
}

export interface DisposedRow {
  readonly month: Month;
  /** How many went of each desk by each decision, as JSON in the clear. */
  readonly counts: Uint8Array;
}

export interface WriteLockRow {
  readonly lock: 'write';
  readonly holder: Id;
}

/** Ties this database to a vault; a trial's data are invented. */
export interface InstallationRow {
  readonly name: 'vissla';
  /** 16 bytes. */
  readonly deployment: Uint8Array;
  readonly kind: 'trial' | 'production';
  /** The pass's rule, as `bot/domain/pass-rule.ts` writes it. */
  readonly pass?: string | null;
  /** Replaces `pass` from `weakerFrom` on. (The columns got their names when it was weaker.) */
  readonly weaker?: string | null;
  readonly weakerFrom?: Day | null;
  /** The day of the newest reminder that was written or noted. */
  readonly remindedOn?: Day | null;
}

export type AuditRow = Omit<AuditEntry, 'thread' | 'subject'> & {
  readonly thread?: ThreadId | null;
  readonly subject?: AuditEntry['subject'] | null;
};

/** A place of the audit's chain; once the case is gone, `erased` is set instead of `entry`. */
export type AuditLinkRow = AuditLink & {
  readonly entry: Id | null;
  readonly erased: Uint8Array | null;
};
