import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Bytes, Copy } from './observed';

/** Rows of a copy with everything that is sealed, to be compared with those of another. */
export interface Rows {
  readonly pool: ReadonlyMap<string, Buffer>;
  /** What a release makes or changes: states, keys and messages. */
  readonly made: ReadonlyMap<string, Buffer>;
}

/** The bytes of file, write-ahead log and vault as they lie there. */
export function takeBytes(at: number, file: string, vault: string): Bytes {
  const log = `${file}-wal`;
  return {
    at,
    file: readFileSync(file),
    log: existsSync(log) ? readFileSync(log) : Buffer.alloc(0),
    vault: readFileSync(vault, 'utf8'),
  };
}

/** Reads a copy as somebody does who has nothing but the two files. */
export function readCopy({ at, file, log }: Pick<Bytes, 'at' | 'file' | 'log'>): Copy & Rows {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-copy-'));
  const path = join(folder, 'copy.db');
  writeFileSync(path, file);
  writeFileSync(`${path}-wal`, log);
  const copy = new Sqlite(path);
  try {
    const pool = copy.prepare<[], PoolSeen>('SELECT hex(slot) AS slot, envelope FROM pool').all();
    const threads = copy.prepare<[], RowSeen>(selectThreads).all();
    const messages = copy
      .prepare<[], MessageSeen>('SELECT hex(tag) AS tag, envelope FROM message')
      .all();
    return {
      at,
      slots: new Set(pool.map(({ slot }) => slot)),
      threads: new Map(threads.map(({ id, state, keys, ...seen }) => [id, seen])),
      pool: new Map(pool.map(({ slot, envelope }) => [slot, envelope])),
      made: new Map([
        ...threads.flatMap(({ id, revision, state, keys }): [string, Buffer][] => [
          [`${id} state ${revision}`, state],
          [`${id} keys`, keys],
        ]),
        ...messages.map(({ tag, envelope }): [string, Buffer] => [tag, envelope]),
      ]),
    };
  } finally {
    copy.close();
    rmSync(folder, { recursive: true });
  }
}

const selectThreads = `SELECT hex(id) AS id, reference, filed_on AS filedOn, hex(revision) AS revision,
  state, keys FROM thread`;

interface PoolSeen {
  readonly slot: string;
  readonly envelope: Buffer;
}

interface RowSeen {
  readonly id: string;
  readonly reference: string;
  readonly filedOn: string;
  readonly revision: string;
  readonly state: Buffer;
  readonly keys: Buffer;
}

interface MessageSeen {
  readonly tag: string;
  readonly envelope: Buffer;
}

/** How long a run of equal bytes is that chance does not make. */
const run = 16;

/** Pairs of a pool's row and a row that a release made from it, or at the same time, with equal bytes. */
export function countEqualBytes(pool: Rows['pool'], made: Iterable<Buffer>): number {
  if (pool.size === 0) return 0;
  const starts = startsOf(pool);
  const pairs = new Set<string>();
  let number = 0;
  for (const one of made) {
    for (let at = 0; at + run <= one.length; at++) {
      const head = one.readUInt16LE(at);
      if (starts.heads[head] === 0) continue;
      for (const { place, row, from } of starts.byWord.get(one.readUInt32LE(at)) ?? []) {
        const same = row.subarray(from, from + run);
        if (same.equals(one.subarray(at, at + run)) && !isPlain(same))
          pairs.add(`${place} ${number}`);
      }
    }
    number++;
  }
  return pairs.size;
}

interface Start {
  readonly place: number;
  readonly row: Buffer;
  readonly from: number;
}

/** Every sixteenth place of each row, by its first two bytes and by its first four. */
function startsOf(pool: Rows['pool']): { heads: Uint8Array; byWord: Map<number, Start[]> } {
  const heads = new Uint8Array(65_536);
  const byWord = new Map<number, Start[]>();
  for (const [place, row] of [...pool.values()].entries())
    for (let from = 0; from + run <= row.length; from += run) {
      heads[row.readUInt16LE(from)] = 1;
      const word = row.readUInt32LE(from);
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [{ place, row, from }]);
      else known.push({ place, row, from });
    }
  return { heads, byWord };
}

/** Bytes of one kind are padding, and in every row. */
function isPlain(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === bytes[0]);
}
