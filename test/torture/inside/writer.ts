import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { deriveKeyPair, importRecipient, namesPublicKey } from '../../../bot/crypto/hpke';
import type { TestVissla } from '../../support/open-vissla';
import type { TableShape } from './generated';
import type { Filled } from './world';

export type Row = Record<string, Buffer | string | number | null>;

/**
 * Somebody with SQL, without the vault, with an account in the messenger and a copy of the file from
 * before.
 */
export interface Writer {
  run(statement: string, ...values: unknown[]): number;
  rows(table: string): Row[];
  /** Every table but the migrations' own. */
  tables(): TableShape[];
  /** The rows of the earlier copy. */
  oldRows(table: string): Row[];
  /** Puts a whole row, in the place of one with the same key. */
  puts(table: string, row: Row): void;
  /** His own public key, and whether something was sealed to it. */
  readonly publicKey: Buffer;
  names(envelope: Buffer): boolean;
  close(): void;
}

export function openWriter(office: TestVissla, filled: Filled): Writer {
  const file = new Sqlite(join(office.folder, 'vissla.db'));
  const old = new Sqlite(join(filled.early, 'vissla.db'), { readonly: true });
  const pair = deriveKeyPair(randomBytes(32));
  const all = (database: Sqlite.Database, table: string): Row[] =>
    database.prepare(`SELECT * FROM "${table}"`).all() as Row[];
  return {
    run: (statement, ...values) => file.prepare(statement).run(...values).changes,
    rows: (table) => all(file, table),
    tables: () =>
      file
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migration'`)
        .pluck()
        .all()
        .map(String)
        .sort()
        .map((table) => {
          const found = file.pragma(`table_info("${table}")`) as { name: string; pk: number }[];
          const key = found.find(({ pk }) => pk === 1)?.name ?? '';
          return { table, key, columns: found.map(({ name }) => name) };
        }),
    oldRows: (table) => all(old, table),
    puts: (table, row) => {
      const names = Object.keys(row);
      const columns = names.map((name) => `"${name}"`).join(', ');
      const places = names.map(() => '?').join(', ');
      file
        .prepare(`INSERT OR REPLACE INTO "${table}" (${columns}) VALUES (${places})`)
        .run(...names.map((name) => row[name]));
    },
    publicKey: Buffer.from(pair.publicKey),
    names: (envelope) => {
      try {
        return namesPublicKey(importRecipient(pair.publicKey).publicKey, envelope);
      } catch {
        return false;
      }
    },
    close: () => {
      file.close();
      old.close();
    },
  };
}

/** The unkeyed hash that invitations once had: all that somebody without the vault can make. */
export const plainHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
