import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/** What somebody sees who copies the data folder: each file by its name, and when which was changed. */
export interface Seen {
  /** Digests, but for what SQLite draws at random. */
  readonly bytes: Readonly<Record<string, string>>;
  readonly sizes: Readonly<Record<string, number>>;
  /** The frames of the write-ahead log; it keeps them until it is begun again. */
  readonly log: readonly string[];
}

/** A time at which nothing happens. */
const sentinel = new Date('2001-01-01T00:00:00Z');

/** Looks at all files of a folder. */
export function seenIn(folder: string): Seen {
  const names = filesIn(folder);
  const contents = names.map((name) => [name, readFileSync(join(folder, name))] as const);
  const of = (isLog: boolean) => contents.filter(([name]) => name.endsWith('-wal') === isLog);
  return {
    bytes: Object.fromEntries(
      of(false).map(([name, bytes]) => [name, digests(name, bytes)[0] ?? '']),
    ),
    sizes: Object.fromEntries(contents.map(([name, { length }]) => [name, length])),
    log: of(true).flatMap(([name, bytes]) => digests(name, bytes)),
  };
}

/** Sets the time of change of the folder and of all its files to a moment at which nothing happens. */
export function forgetTimes(folder: string): void {
  for (const name of [...filesIn(folder), '.']) utimesSync(join(folder, name), sentinel, sentinel);
}

/** What was changed since then: files, and `.` for the folder itself. */
export function changedIn(folder: string): readonly string[] {
  return [...filesIn(folder), '.'].filter((name) => {
    // A file that is mapped into memory has no time of its own.
    return !name.endsWith('-shm') && +statSync(join(folder, name)).mtime !== +sentinel;
  });
}

/** The bytes that a file of each name had last, and their digests: most looks find the same. */
const last = new Map<string, { readonly bytes: Buffer; readonly are: readonly string[] }>();

function digests(name: string, bytes: Buffer): readonly string[] {
  const known = last.get(name);
  if (known?.bytes.equals(bytes) === true) return known.are;
  const are = name.endsWith('-wal') ? framesOf(bytes) : [digest(masked(name, bytes))];
  last.set(name, { bytes, are });
  return are;
}

export function digest(bytes: string | Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex').slice(0, 12);
}

const filesIn = (folder: string): readonly string[] => readdirSync(folder).sort();

/** The index of the log has the log's salts and checksums, twice. */
function masked(name: string, bytes: Buffer): Buffer {
  return name.endsWith('-shm') ? blank(bytes, [24, 48], [72, 96]) : bytes;
}

/** The header of the log and each frame, without salts and checksums. */
function framesOf(log: Buffer): readonly string[] {
  if (log.length === 0) return [];
  const frame = 24 + log.readUInt32BE(8);
  const frames = [digest(blank(log.subarray(0, 32), [16, 32]))];
  for (let at = 32; at + frame <= log.length; at += frame)
    frames.push(digest(blank(log.subarray(at, at + frame), [8, 24])));
  return frames;
}

function blank(bytes: Buffer, ...ranges: readonly (readonly [number, number])[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const [from, to] of ranges) copy.fill(0, from, Math.min(to, copy.length));
  return copy;
}
