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
  const rows = [...pool.values()];
  const isSeen = wordsOf(rows);
  const pairs = new Set<string>();
  let starts: ReadonlyMap<number, Start[]> | undefined;
  for (const [number, one] of made.entries()) {
    // The four bytes from a place on, as a number: each next one takes another byte in.
    let word = one.length < run ? 0 : one.readInt32LE(0) << 8;
    for (let at = 0; at + run <= one.length; at++) {
      word = (word >>> 8) | ((one[at + 3] ?? 0) << 24);
      if (!isSeen(word) || !areSeen(one, at + 4, isSeen)) continue;
      starts ??= startsOf(rows);
      for (const { place, row, from } of starts.get(word) ?? []) {
        const same = row.subarray(from, from + run);
        if (same.equals(one.subarray(at, at + run)) && !isPlain(same))
          pairs.add(`${place} ${number}`);
      }
    }
  }
  return pairs.size;
}

/** Whether the other words of a run may all stand in the rows. */
function areSeen(one: Buffer, from: number, isSeen: (word: number) => boolean): boolean {
  for (let at = from; at < from + run - 4; at += 4) if (!isSeen(one.readInt32LE(at))) return false;
  return true;
}

/** Words of four bytes are told apart by so many of their bits. */
const wordMask = 2 ** 25 - 1;

/** Whether a word may stand in one of the rows, at a place that four divides: seldom one that does not. */
function wordsOf(rows: readonly Buffer[]): (word: number) => boolean {
  const marks = new Uint32Array((wordMask + 1) / 32);
  for (const row of rows)
    for (let from = 0; from + 4 <= row.length; from += 4) {
      const word = row.readInt32LE(from) & wordMask;
      marks[word >>> 5] = (marks[word >>> 5] ?? 0) | (1 << (word & 31));
    }
  return (word) => (((marks[(word & wordMask) >>> 5] ?? 0) >>> (word & 31)) & 1) === 1;
}

interface Start {
  readonly place: number;
  readonly row: Buffer;
  readonly from: number;
}

/** Every sixteenth place of each row, by its first four bytes. */
function startsOf(rows: readonly Buffer[]): ReadonlyMap<number, Start[]> {
  const byWord = new Map<number, Start[]>();
  for (const [place, row] of rows.entries())
    for (let from = 0; from + run <= row.length; from += run) {
      const word = row.readInt32LE(from);
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [{ place, row, from }]);
      else known.push({ place, row, from });
    }
  return byWord;
}

/** Bytes of one kind are padding, and in every row. */
function isPlain(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === bytes[0]);
}
