import { randomBytes } from 'node:crypto';
import { addDays, addToMonth, type Day, type Month, monthOf } from '../bot/domain/day';
import { toHex } from '../bot/domain/hex';
import type { Desk, Revision, ThreadId } from '../bot/domain/ids';
import { drawReference } from '../bot/domain/reference';
import { expiryOfClosed } from '../bot/domain/retention';
import type { ThreadState } from '../bot/domain/thread';
import type { Random } from '../bot/ports/random';
import type { ThreadSealer } from '../bot/ports/sealers';
import type { ThreadRow } from '../bot/ports/threads';
import { sizes } from '../db/sizes';
import type { RawDatabase, RawMessage } from './raw-database';

/** Rows that are in memory at once, and in one transaction. */
const batch = 5000;
/** The number of threads for one message, of the right size. */
const threadsAMessage = 20;
/** Closed threads are under the months of two years. */
const months = 24;
/** The daily upkeep opens the closed threads of the latest months: those are really sealed. */
const sealedMonths = 2;
/** A desk is reminded of the erasure of the earliest months, and its queue then opens some of them. */
const soonErased = 5;
/** The months of closed threads: a start looks for the key of each in the vault. */
export const monthsOfClosed = (today: Day): readonly Month[] =>
  Array.from({ length: months }, (_, ago) => expiryOfClosed(closingDay(today, ago)));

const closingDay = (today: Day, monthsAgo: number): Day =>
  `${addToMonth(monthOf(today), -monthsAgo)}-01` as Day;

/** One in ten is HR's. */
const deskOf = (n: number): Desk => (n % 10 === 0 ? 'hr' : 'whistleblowing');

export interface Filling {
  readonly database: RawDatabase;
  readonly sealer: Pick<ThreadSealer, 'sealState'>;
  readonly random: Random;
  readonly today: Day;
  /** Called now and then with the share that is done, 0 to 1. */
  readonly progress: (share: number) => void;
}

export interface Fill {
  readonly messages: number;
  /** The most memory that was used, in MiB. */
  readonly mebibytes: number;
}

/**
 * Fills the database with closed threads, of random bytes of the right sizes, and with messages. They go in
 * by the order of their keys: a file that grew by itself is less dense, and takes hours to make.
 */
export async function fillWithClosed(filling: Filling, threads: number): Promise<Fill> {
  const { database } = filling;
  let mebibytes = 0;
  const progress = (share: number): void => {
    mebibytes = Math.max(mebibytes, process.memoryUsage().rss / 2 ** 20);
    filling.progress(share);
  };
  for (let from = 0; from < threads; from += batch) {
    const count = Math.min(batch, threads - from);
    const rows: ThreadRow[] = [];
    for (let n = from; n < from + count; n++) rows.push(closedThread(filling, n, threads));
    database.insertThreads(rows);
    progress((from + count) / threads);
  }
  const messages = Math.ceil(threads / threadsAMessage);
  for (let from = 0; from < messages; from += batch) {
    const count = Math.min(batch, messages - from);
    database.insertMessages(
      Array.from(
        { length: count },
        (_, n): RawMessage => ({
          tag: spread(from + n, messages),
          envelope: randomBytes(sizes.message),
        }),
      ),
    );
    progress(1);
  }
  return { messages, mebibytes };
}

function closedThread({ sealer, random, today }: Filling, n: number, threads: number): ThreadRow {
  const monthsAgo = n % months;
  const closedOn = closingDay(today, monthsAgo);
  const id = toHex(spread(n, threads)) as ThreadId;
  const revision = random.id<Revision>();
  const desk = deskOf(n);
  const expiry: Month = expiryOfClosed(closedOn);
  const filedOn = addDays(closedOn, -60);
  const reference = drawReference((length) => random.crockford(length));
  return {
    id,
    reference,
    blindIndex: randomBytes(sizes.hash),
    desk,
    filedOn,
    expiry,
    revision,
    state:
      monthsAgo < sealedMonths || monthsAgo >= months - soonErased
        ? sealer.sealState({ id, reference, desk, filedOn, revision, expiry }, closed(closedOn))
        : randomBytes(sizes.state),
    keys: randomBytes(sizes.keys),
  };
}

function closed(on: Day): ThreadState {
  return {
    status: 'closed',
    answeredOn: addDays(on, -55),
    feedbackOn: on,
    closedOn: on,
    closeReason: 'confirmed',
    unanswered: false,
    excluded: [],
  };
}

/** Sixteen bytes, the `n`th of `count` in order, else random. */
function spread(n: number, count: number): Uint8Array {
  const bytes = randomBytes(16);
  const share = (n + bytes.readUInt32BE(0) / 2 ** 32) / count;
  bytes.writeUIntBE(Math.floor(share * 2 ** 48), 0, 6);
  return bytes;
}
