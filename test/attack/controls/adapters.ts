import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { toHex } from '../../../bot/domain/hex';
import type { ThreadId } from '../../../bot/domain/ids';
import type { Who } from '../../../bot/ports/people';
import type { Pool, PoolRow, Release } from '../../../bot/ports/pool';
import { secretsIn } from '../../support/canaries';
import type { Adapter } from '../play/play';

/** A bot that keeps a digest of who wrote beside the reference: plain, or under a key of the vault. */
export function storesDigest(kind: 'plain' | 'keyed'): Adapter {
  return {
    filed: ({ user }, reference, file, vault) => {
      const [key = Buffer.alloc(0)] = secretsIn(readFileSync(vault, 'utf8'));
      const mark =
        kind === 'plain'
          ? createHash('sha256').update(user).digest()
          : createHmac('sha256', key).update(user).digest();
      const database = new Sqlite(file);
      database.exec('CREATE TABLE IF NOT EXISTS mark (reference TEXT, mark BLOB)');
      database.prepare('INSERT INTO mark VALUES (?, ?)').run(reference, mark);
      database.close();
    },
  };
}

/** A bot that releases in the order of arrival, under ids that count. */
export function keepsOrder(): Adapter {
  let count = 0;
  return releasing(() => (count++).toString(16).padStart(8, '0'));
}

/** A bot whose ids begin with what is the same for all reports of one person. */
export function marksAuthors(): Adapter {
  let writer: Who | undefined;
  const marks = new Map<string, string>();
  return releasing(
    (slot) => marks.get(slot) ?? '',
    (slot) =>
      marks.set(
        slot,
        createHash('sha256')
          .update(writer?.user ?? '')
          .digest('hex')
          .slice(0, 24),
      ),
    (who) => {
      writer = who;
    },
  );
}

/** A bot that stores as a message what lay in the pool. */
export function copiesBytes(): Adapter {
  return {
    database: (database) => ({
      ...database,
      pool: {
        ...database.pool,
        release: (next, open, pass) => {
          const copying: typeof open = async (epoch, rows, stored) => {
            const release = await open(epoch, rows, stored);
            const messages = release.messages.map((message, at) => ({
              ...message,
              envelope:
                rows[at % rows.length]?.envelope.slice(0, message.envelope.length) ??
                message.envelope,
            }));
            return { ...release, messages };
          };
          return database.pool.release(next, copying, pass);
        },
      },
    }),
  };
}

/** A bot in which a row that waits on over a pass keeps its name. */
export function keepsNames(): Adapter {
  return {
    database: (database) => ({
      ...database,
      pool: {
        ...database.pool,
        release: (next, open, pass) => {
          const named: typeof open = async (epoch, rows, stored) => {
            const all = await open(epoch, rows, stored);
            // Row by row it is seen which of them wait on.
            const kept: PoolRow[] = [];
            for (const row of rows) {
              const { carried } = await open(epoch, [row], stored);
              kept.push(...carried.map((one) => ({ ...one, slot: row.slot })));
            }
            return { ...all, carried: kept };
          };
          return database.pool.release(next, named, pass);
        },
      },
    }),
  };
}

/** Gives every filed thread an id that begins with what `prefix` says of its row, row by row as they came. */
function releasing(
  prefix: (slot: string) => string,
  arrives: (slot: string) => void = () => undefined,
  writes: (who: Who) => void = () => undefined,
): Adapter {
  const order: string[] = [];
  const put: (pool: Pool) => Pool['put'] = (pool) => (rows, submission, audit, instead) => {
    for (const { slot } of rows) {
      order.push(toHex(slot));
      arrives(toHex(slot));
    }
    return pool.put(rows, submission, audit, instead);
  };
  const place = ({ slot }: PoolRow): number => order.indexOf(toHex(slot));
  const release: (pool: Pool) => Pool['release'] = (pool) => (next, open, pass) => {
    const inTurn: typeof open = async (epoch, rows, stored) => {
      const made: Release[] = [];
      for (const row of [...rows].sort((a, b) => place(a) - place(b))) {
        const one = await open(epoch, [row], stored);
        const named = prefix(toHex(row.slot));
        const threads = one.threads.map((thread) => ({
          ...thread,
          id: `${named}${thread.id.slice(named.length)}` as ThreadId,
        }));
        made.push({ ...one, threads });
      }
      return {
        carried: made.flatMap(({ carried }) => carried),
        removals: made.flatMap(({ removals }) => removals),
        threads: made.flatMap(({ threads }) => threads),
        messages: made.flatMap(({ messages }) => messages),
        updates: made.flatMap(({ updates }) => updates),
        notices: made.at(-1)?.notices ?? [],
      };
    };
    return pool.release(next, inTurn, pass);
  };
  return {
    writes,
    database: (database) => {
      const { pool } = database;
      return { ...database, pool: { ...pool, put: put(pool), release: release(pool) } };
    },
  };
}
