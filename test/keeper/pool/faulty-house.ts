import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { PassPolicy } from '../../../bot/domain/window';
import { KeeperError } from '../../../bot/keeper/keeper-error';
import { onFiles } from '../../support/databases/places';
import { openVissla } from '../../support/open-vissla';
import { files as file } from '../../support/people/report';

type ImageTable = 'pool' | 'carried';
type Row = Record<string, Buffer | string | number>;

/** The whole product on files that are damaged while it runs, and while it does not. */
export type FaultyHouse = Awaited<ReturnType<typeof openFaultyHouse>>;

const fileOf = { database: 'vissla.db', vault: 'vault.json' } as const;

export async function openFaultyHouse(passes: PassPolicy = { kind: 'daily', hour: 10 }) {
  const files = await onFiles();
  const place = { ...files, remove: () => Promise.resolve() };
  let office = await openVissla({ on: place, passes, staffed: true });
  const sent: { readonly what: string; readonly reportCode: string }[] = [];
  const faults: string[] = [];
  const path = (name: string): string => join(place.folder, name);
  const onFile = <T>(work: (file: Sqlite.Database) => T): T => {
    const file = new Sqlite(path(fileOf.database));
    try {
      return work(file);
    } finally {
      file.close();
    }
  };
  const told = (): void => {
    for (const { error } of office.journal.faults.splice(0))
      faults.push(error instanceof KeeperError ? error.code : String(error));
  };
  const checkpoint = (): void =>
    onFile((file) => {
      file.pragma('wal_checkpoint(TRUNCATE)');
    });
  return {
    office: () => office,
    /** Somebody files, and reads that it is sent. @param longer by so many words */
    sends: async (longer = 0) => {
      const what = `Sak ${sent.length}.${' Och mer.'.repeat(longer)}`;
      const { reportCode } = await file(office.person(`writer ${sent.length}`), what);
      sent.push({ what, reportCode });
    },
    /** The bot ends, something happens to its files, and it starts again. */
    restarts: async (happens?: () => void | Promise<void>) => {
      const now = office.clock.now();
      told();
      await office.close();
      await happens?.();
      office = await openVissla({ on: place, passes, now });
    },
    /** The next day's pass. */
    passes: async () => {
      office.clock.advance({ days: 1 });
      await office.passes();
      await office.vissla.tidy();
    },
    /** How often each text that was called sent is there, in the order in which they were sent. */
    counts: async () => {
      const found: number[] = [];
      for (const [n, { what, reportCode }] of sent.entries()) {
        const reader = office.person(`reader ${n}`);
        await reader.opens();
        await reader.enters(reportCode);
        found.push(reader.reads().split(what).length - 1);
      }
      const threads = onFile((it) => it.prepare('SELECT count(*) FROM thread').pluck().get());
      const sum = found.reduce((all, one) => all + one, 0);
      if (threads !== sum) throw new Error(`${String(threads)} threads, and ${sum} are found`);
      return found;
    },
    /** What was said of the pool, each once. */
    said: () => {
      told();
      return [...new Set(faults)].sort();
    },
    /** The rows of a table by their places. */
    rows: (table: ImageTable) =>
      onFile((file) => file.prepare(`SELECT * FROM ${table} ORDER BY place`).all() as Row[]),
    puts: (table: ImageTable, rows: readonly Row[]) =>
      onFile((file) => {
        for (const row of rows) {
          const names = Object.keys(row);
          const places = names.map(() => '?').join(', ');
          file
            .prepare(`INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${places})`)
            .run(...names.map((name) => row[name]));
        }
      }),
    /** Turns one bit of a row's image. */
    flips: (table: ImageTable, row: Row | undefined) =>
      onFile((file) => {
        const image = Buffer.from(row?.image as Buffer);
        const at = Math.floor(image.length / 2);
        image[at] = (image[at] ?? 0) ^ 1;
        file.prepare(`UPDATE ${table} SET image = ? WHERE place = ?`).run(image, row?.place);
      }),
    removes: (table: ImageTable, row?: Row) =>
      onFile((file) => {
        if (row === undefined) file.exec(`DELETE FROM ${table}`);
        else file.prepare(`DELETE FROM ${table} WHERE place = ?`).run(row.place);
      }),
    aside: () =>
      onFile((file) => file.prepare('SELECT count(*) FROM pool_aside').pluck().get() as number),
    /** The names of the keys of a role, as the vault has them. */
    keys: (role: string) =>
      onFile((file) =>
        (
          file
            .prepare('SELECT lower(hex(name)) FROM pool_key WHERE role = ?')
            .pluck()
            .all(role) as string[]
        ).map((name) => `pool-${name}`),
      ),
    /** Copies of the database, or of the vault, and their way back. */
    copies: (of: 'database' | 'vault', name: string) => {
      if (of === 'database') checkpoint();
      copyFileSync(path(fileOf[of]), path(`${fileOf[of]}-${name}`));
    },
    bringsBack: (of: 'database' | 'vault', name: string) => {
      if (of === 'database') checkpoint();
      copyFileSync(path(`${fileOf[of]}-${name}`), path(fileOf[of]));
    },
    close: async () => {
      await office.close();
      await files.remove();
    },
  };
}
