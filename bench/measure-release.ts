import { setTimeout as wait } from 'node:timers/promises';
import { nodeRandom } from '../bot/platform/random';
import { createWindows } from '../bot/platform/windows';
import { secretNames } from '../bot/sealing/vault-secrets';
import { leaveRow } from '../bot/threads/dialog-row';
import { sealingOf } from '../test/support/houses/sealing-of';
import { openVissla, type TestVissla } from '../test/support/open-vissla';
import { files } from '../test/support/people/report';
import { monthsOfClosed } from './closed-threads';
import { timed } from './figures';
import { addClosedThreads, addOpenThreads } from './open-threads';
import { openRawDatabase } from './raw-database';

const hour = 10;
/** One row in so many is a report, the others are cover rows. */
const rowsAReport = 100;
/** Closed threads beside the open ones, and how many of them are of the running month. */
const closedCases = { count: 2000, thisMonth: 200 } as const;
/** A look at whether the process answers, in milliseconds. */
const everyMilliseconds = 5;
const dialogEveryMilliseconds = 50;

/** Milliseconds on the wall clock. */
export interface ReleaseFigures {
  /** So many rows waited, among as many open threads, each of which the pass seals again, and closed ones. */
  readonly count: number;
  readonly release: number;
  /** The longest time in which nothing else of the process ran, commit and checkpoint included. */
  readonly longestBlock: number;
  /** The same without the two longest ones, which are the commit's and the checkpoint's. */
  readonly otherBlock: number;
  /** The slowest of the dialogs that somebody opened meanwhile. */
  readonly slowestAnswer: number;
}

/** Lets a day's rows wait among open threads, and the hour come, in this process and on SQLite. */
export async function measureRelease(count: number): Promise<ReleaseFigures> {
  const office = await openVissla({
    on: 'SQLite',
    releases: { kind: 'daily', hour },
    staffed: true,
  });
  try {
    await fill(office, count);
    // A minute before the hour, when the keeper looks; what it works out then belongs to the pass.
    office.clock.advance({ days: 1, minutes: -121 });
    const blocks = watchBlocks();
    const dialogs = openDialogs(office);
    const looks = async (): Promise<void> => {
      office.vissla.release.look();
      await office.vissla.release.ended();
    };
    const before = await timed(looks);
    office.clock.advance({ minutes: 1 });
    const release = before + (await timed(looks));
    const slowestAnswer = await dialogs.slowest();
    await office.vissla.release.settled();
    const [longestBlock = 0, , otherBlock = 0] = blocks.longest();
    const [fault] = office.journal.faults;
    if (fault !== undefined) throw new Error(`The release failed in ${fault.module}.`);
    const { threads } = office.stores.database;
    let left = 0;
    for (const month of await threads.expiryMonths())
      left += (await threads.ofDesk('whistleblowing', [month])).length;
    if (left !== count + count / rowsAReport + closedCases.count)
      throw new Error(`There are ${left} threads.`);
    return { count, release, longestBlock, otherBlock, slowestAnswer };
  } finally {
    await office.close();
  }
}

async function fill(office: TestVissla, count: number): Promise<void> {
  if (office.location.kind !== 'sqlite') throw new Error('The file is filled beside the product.');
  const { clock, stores } = office;
  const random = nodeRandom();
  for (const month of monthsOfClosed(clock.today()))
    await stores.vault.getOrCreate(secretNames.shred(month), () => random.bytes(32));
  const sealing = await sealingOf(office, { endsOn: () => '2026-11-25' as never });
  const raw = openRawDatabase(office.location.path, 'beside');
  const adding = { database: raw, sealing, random, today: clock.today() };
  await addOpenThreads(adding, count);
  await addClosedThreads(adding, closedCases);
  raw.close();
  // The bot reads the months' keys as it does each hour.
  await office.vissla.tidy();
  const reports = count / rowsAReport;
  for (let n = 0; n < reports; n++) await files(office.person(`writer ${n}`), 'En sak.');
  const world = {
    random,
    pool: stores.database.pool,
    poolSealer: sealing.pool,
    drafts: sealing.drafts,
    journal: {
      count: () => {
        throw new Error('A cover row was not stored.');
      },
    },
    covers: () => Promise.resolve(true),
    windows: createWindows({ policy: { kind: 'daily', hour: 10 } }, clock),
  };
  for (let n = reports; n < count; n++)
    await leaveRow(world, { id: random.id(), began: clock.today() }, { name: 'rights' });
}

/** Looks how long nothing else runs. */
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

/** Somebody opens a dialog again and again, without waiting for the one before. */
function openDialogs(office: TestVissla): { slowest(): Promise<number> } {
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
