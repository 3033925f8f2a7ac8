import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  utimesSync,
} from 'node:fs';
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
  const looks = filesIn(folder).map((name) => [name, looksAt(folder, name)] as const);
  const of = (isLog: boolean) => looks.filter(([name]) => name.endsWith('-wal') === isLog);
  return {
    bytes: Object.fromEntries(of(false).map(([name, { are }]) => [name, are[0] ?? ''])),
    sizes: Object.fromEntries(looks.map(([name, { bytes }]) => [name, bytes.length])),
    log: of(true).flatMap(([, { are }]) => are),
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

/** What a file held when it was looked at, with its digests. */
interface Look {
  readonly bytes: Buffer;
  readonly are: readonly string[];
}

/** The last look at a file of each name: most looks find the same, or a log with some more frames. */
const last = new Map<string, Look>();
/** What files are read into: a buffer for each look would be most of what is cleaned up. */
let room = Buffer.alloc(2 ** 20);

function looksAt(folder: string, name: string): Look {
  const known = last.get(name);
  const bytes = contentOf(join(folder, name));
  if (known?.bytes.equals(bytes) === true) return known;
  const are = name.endsWith('-wal') ? framesOf(bytes, known) : [digest(redacted(name, bytes))];
  const look = { bytes: Buffer.from(bytes), are };
  last.set(name, look);
  return look;
}

/** The bytes of a file, until the next one is read. */
function contentOf(path: string): Buffer {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  if (room.length < size) room = Buffer.alloc(2 * size);
  const read = readSync(file, room, 0, size, 0);
  closeSync(file);
  return room.subarray(0, read);
}

export function digest(bytes: string | Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex').slice(0, 12);
}

const filesIn = (folder: string): readonly string[] => readdirSync(folder).sort();

/** The index of the log has the log's salts and checksums, twice. */
function redacted(name: string, bytes: Buffer): Buffer {
  return name.endsWith('-shm') ? blank(bytes, [24, 48], [72, 96]) : bytes;
}

/** The header of the log and each frame, without salts and checksums. What lay there keeps its digest. */
function framesOf(log: Buffer, before?: Look): readonly string[] {
  if (log.length === 0) return [];
  const frame = 24 + log.readUInt32BE(8);
  const frames = [digest(blank(log.subarray(0, 32), [16, 32]))];
  for (let at = 32; at + frame <= log.length; at += frame) {
    const bytes = log.subarray(at, at + frame);
    const isSame = before?.bytes.subarray(at, at + frame).equals(bytes) === true;
    const known = isSame ? before.are[frames.length] : undefined;
    frames.push(known ?? digest(blank(bytes, [8, 24])));
  }
  return frames;
}

function blank(bytes: Buffer, ...ranges: readonly (readonly [number, number])[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const [from, to] of ranges) copy.fill(0, from, Math.min(to, copy.length));
  return copy;
}
