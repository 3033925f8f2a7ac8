import type { AuditEntry } from '../../bot/domain/audit';
import type { Day } from '../../bot/domain/day';
import type { Id, ThreadId } from '../../bot/domain/ids';
import type { AuditLink } from '../../bot/ports/audit-chain';
import type { Notice } from '../../bot/ports/outbox';
import type { ImageRow, ImageTable, PoolKeyRow } from '../../bot/ports/pool';
import type { Invitation } from '../../bot/ports/staff-store';
import type { Tag } from '../../bot/ports/thread-store';

export type StoredImage = ImageRow;
export type StoredPoolImage = StoredImage & { readonly fastUntil: number };
export type AsideRow = StoredImage & { readonly origin: ImageTable };
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

/** To which vault this database belongs, and whether it holds invented data. */
export interface InstallationRow {
  readonly name: 'vissla';
  /** 16 bytes. */
  readonly deployment: Uint8Array;
  readonly kind: 'trial' | 'production';
  /** By which rule the release comes, as `bot/domain/release-rule.ts` writes it. */
  readonly release?: string | null;
  /** The one that takes its place, and from which day on; a weaker one when the columns were named. */
  readonly weaker?: string | null;
  readonly weakerFrom?: Day | null;
  /** For which day the newest reminder was written, or noted. */
  readonly remindedOn?: Day | null;
}

export type AuditRow = Omit<AuditEntry, 'thread' | 'subject'> & {
  readonly thread?: ThreadId | null;
  readonly subject?: AuditEntry['subject'] | null;
};

/** A place of the audit's chain; `entry` is empty, and `erased` is not, once its case is gone. */
export type AuditLinkRow = AuditLink & {
  readonly entry: Id | null;
  readonly erased: Uint8Array | null;
};
