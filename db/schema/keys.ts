import type { EntitySchema } from 'typeorm';
import type { Day } from '../../bot/domain/day';
import type { DeskKeyRow } from '../../bot/ports/desk-keys';
import type { KnownMonth } from '../../bot/ports/known-months';
import type { KnownVaultKey } from '../../bot/ports/known-vault-keys';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

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

export function draftKeyTable(types: ColumnTypes): EntitySchema<DraftKeyRow> {
  const column = columns(types);
  return defineTable<DraftKeyRow>({
    name: 'draft_key',
    columns: {
      day: {
        ...column.char(sizes.day),
        primary: true,
        primaryKeyConstraintName: 'PK_draft_key',
      },
      sealedKey: { ...column.sealed(sizes.sealedKey), name: 'sealed_key' },
    },
  });
}

export function deskKeyTable(types: ColumnTypes): EntitySchema<DeskKeyRow> {
  const column = columns(types);
  return defineTable<DeskKeyRow>({
    name: 'desk_key',
    columns: {
      label: {
        ...column.code(sizes.keyLabel),
        primary: true,
        primaryKeyConstraintName: 'PK_desk_key',
      },
      desk: column.code(sizes.desk),
      publicKey: { ...column.bytes(sizes.key), name: 'public_key' },
      sealedPrivateKey: { ...column.sealed(sizes.sealedKey), name: 'sealed_private_key' },
      sealedQueueKey: { ...column.sealed(sizes.sealedKey), name: 'sealed_queue_key' },
    },
  });
}

/** Which versions of the vault's keys count, and since which day they are known here. */
export function vaultKeyTable(types: ColumnTypes): EntitySchema<KnownVaultKey> {
  const column = columns(types);
  return defineTable<KnownVaultKey>({
    name: 'vault_key',
    columns: {
      label: {
        ...column.code(sizes.keyLabel),
        primary: true,
        primaryKeyConstraintName: 'PK_vault_key',
      },
      knownOn: { ...column.char(sizes.day), name: 'known_on' },
      mark: column.bytes(sizes.hash),
    },
  });
}

/** Which months the vault must have a key of, and which key that is. */
export function monthKeyTable(types: ColumnTypes): EntitySchema<KnownMonth> {
  const column = columns(types);
  return defineTable<KnownMonth>({
    name: 'month_key',
    columns: {
      month: {
        ...column.char(sizes.month),
        name: 'expiry_month',
        primary: true,
        primaryKeyConstraintName: 'PK_month_key',
      },
      mark: column.bytes(sizes.hash),
    },
  });
}

export function installationTable(types: ColumnTypes): EntitySchema<InstallationRow> {
  const column = columns(types);
  return defineTable<InstallationRow>({
    name: 'installation',
    columns: {
      name: {
        ...column.code(sizes.kind),
        primary: true,
        primaryKeyConstraintName: 'PK_installation',
      },
      deployment: column.bytes(sizes.id),
      kind: column.code(sizes.kind),
      release: { ...column.code(sizes.policy), nullable: true },
      weaker: { ...column.code(sizes.policy), nullable: true },
      weakerFrom: { ...column.char(sizes.day), name: 'weaker_from', nullable: true },
      remindedOn: { ...column.char(sizes.day), name: 'reminded_on', nullable: true },
    },
  });
}
