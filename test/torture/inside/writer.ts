import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { deriveKeyPair, importRecipient, namesPublicKey } from '../../../bot/crypto/hpke';
import type { TestVissla } from '../../support/open-vissla';
import type { Filled } from './world';

export type Row = Record<string, Buffer | string | number | null>;

/**
 * Somebody with SQL, without the vault, with an account in the messenger and a copy of the file from
 * before.
 */
export type Writer = ReturnType<typeof openWriter>;

export function openWriter(office: TestVissla, filled: Filled) {
  const file = new Sqlite(join(office.folder, 'vissla.db'));
  const old = new Sqlite(join(filled.early, 'vissla.db'), { readonly: true });
  const pair = deriveKeyPair(randomBytes(32));
  const all = (database: Sqlite.Database, table: string): Row[] =>
    database.prepare(`SELECT * FROM "${table}"`).all() as Row[];
  return {
    run: (statement: string, ...values: unknown[]) =>
      file.prepare(statement).run(...values).changes,
    rows: (table: string) => all(file, table),
    /** Every table but the migrations' own. */
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
    /** The rows of the earlier copy. */
    oldRows: (table: string) => all(old, table),
    /** Puts a whole row, in the place of one with the same key. */
    puts: (table: string, row: Row) => {
      const names = Object.keys(row);
      const columns = names.map((name) => `"${name}"`).join(', ');
      const places = names.map(() => '?').join(', ');
      file
        .prepare(`INSERT OR REPLACE INTO "${table}" (${columns}) VALUES (${places})`)
        .run(...names.map((name) => row[name]));
    },
    /** His own public key, and whether something was sealed to it. */
    publicKey: Buffer.from(pair.publicKey),
    names: (envelope: Buffer) => {
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
