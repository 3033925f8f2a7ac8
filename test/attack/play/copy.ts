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
export function countEqualBytes(pool: Rows['pool'], made: readonly Buffer[]): number {
  // Mostly nothing was made since.
  if (pool.size === 0 || made.length === 0) return 0;
  const { heads, byWord } = startsOf(pool);
  const pairs = new Set<string>();
  for (const [number, one] of made.entries()) {
    // The four bytes from a place on, as a number: each next one takes another byte in.
    let word = one.length < run ? 0 : one.readUInt32LE(0) << 8;
    for (let at = 0; at + run <= one.length; at++) {
      word = (word >>> 8) | ((one[at + 3] ?? 0) << 24);
      if (heads[word & headMask] === 0) continue;
      for (const { place, row, from } of byWord.get(word) ?? []) {
        const same = row.subarray(from, from + run);
        if (same.equals(one.subarray(at, at + run)) && !isPlain(same))
          pairs.add(`${place} ${number}`);
      }
    }
  }
  return pairs.size;
}

interface Start {
  readonly place: number;
  readonly row: Buffer;
  readonly from: number;
}

/** So much of a word says whether it is worth looking up: few of them are, however many rows there are. */
const headMask = 2 ** 20 - 1;

/** Every sixteenth place of each row, by its first four bytes, and by a part of them. */
function startsOf(pool: Rows['pool']): { heads: Uint8Array; byWord: Map<number, Start[]> } {
  const heads = new Uint8Array(headMask + 1);
  const byWord = new Map<number, Start[]>();
  for (const [place, row] of [...pool.values()].entries())
    for (let from = 0; from + run <= row.length; from += run) {
      const word = row.readInt32LE(from);
      heads[word & headMask] = 1;
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
