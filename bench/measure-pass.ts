import { setTimeout as wait } from 'node:timers/promises';
import type { Operation } from '../bot/domain/operation';
import { secretNames } from '../bot/keys/vault-secrets';
import { nodeRandom } from '../bot/platform/random';
import { createWindows } from '../bot/platform/windows';
import type { PoolStore } from '../bot/ports/pool-store';
import { sealingOf } from '../test/support/houses/sealing-of';
import { openVissla, type TestVissla } from '../test/support/open-vissla';
import { fillPool, newFiling, openBenchPool } from './bench-pool';
import { monthsOfClosed } from './closed-threads';
import { timed } from './figures';
import { addClosedThreads, addOpenThreads } from './open-threads';
import { cpuMilliseconds } from './process-usage';
import { openRawDatabase } from './raw-database';
import { report } from './walk';

const hour = 10;
/** One operation in so many is a report, the others are messages in open threads. */
const messagesAReport = 5;
/** Closed threads in addition to the open ones, and how many of them are of the running month. */
const closedCases = { count: 2000, thisMonth: 200 } as const;
/** The time between two looks whether the process answers, in milliseconds. */
const everyMilliseconds = 5;
const dialogEveryMilliseconds = 50;

/** Milliseconds on the wall clock. */
export interface PassFigures {
  /** The numbers of waiting operations, of open threads, which the pass seals again, and of closed ones. */
  readonly operations: number;
  readonly open: number;
  /** The time of the pass's transaction. */
  readonly transaction: number;
  /** The same in processor time of the process, dialogs that are opened meanwhile included. */
  readonly transactionCpu: number;
  readonly pass: number;
  /** The longest time in which nothing else of the process ran, commit and checkpoint included. */
  readonly longestBlock: number;
  /** The same without the two longest ones, which are the commit's and the checkpoint's. */
  readonly otherBlock: number;
  /** The slowest of the dialogs that somebody opened meanwhile. */
  readonly slowestAnswer: number;
}

/** Submits a day's operations among open threads, and lets the hour come, in this process and on SQLite. */
export async function measurePass(operations: number, open: number): Promise<PassFigures> {
  const transactions: Transaction[] = [];
  const office = await openVissla({
    on: 'SQLite',
    passes: { kind: 'daily', hour },
    staffed: true,
    database: (database) => ({ ...database, pool: timingWrites(database.pool, transactions) }),
  });
  try {
    await fill(office, operations, open);
    // The keeper looks a minute before the hour; its work then belongs to the pass.
    office.clock.advance({ days: 1, minutes: -121 });
    const blocks = watchBlocks();
    const dialogs = openDialogs(office);
    const looks = async (): Promise<void> => {
      office.vissla.pass.look();
      await office.vissla.pass.ended();
    };
    const before = await timed(looks);
    transactions.length = 0;
    office.clock.advance({ minutes: 1 });
    const pass = before + (await timed(looks));
    const slowestAnswer = await dialogs.slowest();
    await office.vissla.pass.whenIdle();
    const [longestBlock = 0, , otherBlock = 0] = blocks.longest();
    const [fault] = office.journal.faults;
    if (fault !== undefined) throw new Error(`The pass failed in ${fault.module}.`);
    const { threads } = office.stores.database;
    let left = 0;
    for (const month of await threads.expiryMonths())
      left += (await threads.ofDesk('whistleblowing', [month])).length;
    if (left !== open + operations / messagesAReport + closedCases.count)
      throw new Error(`There are ${left} threads.`);
    const [longest = { wall: 0, cpu: 0 }] = transactions.toSorted((a, b) => b.wall - a.wall);
    const blocked = { longestBlock, otherBlock, slowestAnswer };
    const { wall: transaction, cpu: transactionCpu } = longest;
    return { operations, open, pass, transaction, transactionCpu, ...blocked };
  } finally {
    await office.close();
  }
}

async function fill(office: TestVissla, operations: number, open: number): Promise<void> {
  if (office.location.kind !== 'sqlite') throw new Error('The file is filled beside the product.');
  const { clock, stores } = office;
  const random = nodeRandom();
  for (const month of monthsOfClosed(clock.today()))
    await stores.vault.getOrCreate(secretNames.shred(month), () => random.bytes(32));
  const sealing = await sealingOf(office);
  const raw = openRawDatabase(office.location.path, 'beside');
  const adding = { database: raw, sealing, random, today: clock.today() };
  await addOpenThreads(adding, open);
  await addClosedThreads(adding, closedCases);
  raw.close();
  // The bot reads the months' keys as it does each hour.
  await office.vissla.tidy();
  const windows = createWindows({ policy: { kind: 'daily', hour } }, clock);
  const pool = await openBenchPool({
    store: stores.database.pool,
    sealing,
    random,
    clock,
    windows,
  });
  const threads = await stores.database.threads.page(undefined, operations);
  const waiting = Array.from({ length: operations }, (_, n): Operation => {
    const thread = threads[n]?.id;
    if (n % messagesAReport === 0 || thread === undefined) return newFiling(random);
    const body = { kind: 'message', text: report } as const;
    return { kind: 'message', thread, side: 'reporter', place: 0, seen: 1, ofSide: 1, body };
  });
  await fillPool(pool, random, waiting);
}

interface Transaction {
  readonly wall: number;
  readonly cpu: number;
}

/** Notes how long each transaction takes that truncates the log: the pass's own is the longest. */
function timingWrites(pool: PoolStore, noted: Transaction[]): PoolStore {
  return {
    ...pool,
    write: async (work, after) => {
      const [began, before] = [performance.now(), cpuMilliseconds(process.pid)];
      const result = await pool.write(work, after);
      const cpu = cpuMilliseconds(process.pid) - before;
      if (after === 'wipe') noted.push({ wall: performance.now() - began, cpu });
      return result;
    },
  };
}

/** Measures how long nothing else runs. */
function watchBlocks(): { longest(): readonly number[] } {
  const late: number[] = [];
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    late.push(now - before - everyMilliseconds);
    before = now;
  }, everyMilliseconds);
  return {
    longest: () => {
      clearInterval(timer);
      return late.toSorted((a, b) => b - a);
    },
  };
}

/** Opens a dialog again and again, without waiting for the last one. */
export function openDialogs(office: TestVissla): { slowest(): Promise<number> } {
  const answers: Promise<number>[] = [];
  let goesOn = true;
  const opens = async (): Promise<void> => {
    while (goesOn) {
      const person = office.person(`reader ${answers.length}`);
      answers.push(timed(() => person.opens()));
      await wait(dialogEveryMilliseconds);
    }
  };
  const opening = opens();
  return {
    slowest: async () => {
      goesOn = false;
      await opening;
      return Math.max(...(await Promise.all(answers)));
    },
  };
}
