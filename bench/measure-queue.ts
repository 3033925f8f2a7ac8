import { setTimeout as wait } from 'node:timers/promises';
import { secretNames } from '../bot/keys/vault-secrets';
import { systemClock } from '../bot/platform/clock';
import { nodeRandom } from '../bot/platform/random';
import { createSealing, type Sealing } from '../bot/sealers/create-sealing';
import { openStores } from '../bot/start/open-stores';
import type { TeamsPerson } from '../test/support/people/teams-person';
import { monthsOfClosed } from './closed-threads';
import { median, timed } from './figures';
import { addClosedThreads, addOpenThreads } from './open-threads';
import { openRawDatabase } from './raw-database';
import { type DataPaths, deskTitles, type VisslaHouse } from './vissla-house';

const looks = 20;
/** Looks at the queue: each takes a dialog, and those are limited in an hour for each person. */
const dialogs = 10;
const quietMilliseconds = 200;

/** Milliseconds on the wall clock, medians. */
export interface QueueFigures {
  readonly open: number;
  /** The queue's first page. */
  readonly first: number;
  /** A page further. */
  readonly further: number;
  /** The first look after new threads, none of which the bot remembers. */
  readonly cold: number;
  /** A month of closing, with so many open ones. */
  readonly closedMonth: number;
}

/** So many closed cases, and how many of them were closed in the month that is shown. */
export const closedCases = { count: 10_000, thisMonth: 100 } as const;

/** Makes a database and a vault as a first start does. The sealing remembers its keys. */
export async function makeData(data: DataPaths): Promise<Sealing> {
  const [random, clock] = [nodeRandom(), systemClock()];
  const { database, vault, deployment } = await openStores(
    { ...data, database: { kind: 'sqlite', path: data.database } },
    'production',
    random,
  );
  for (const month of monthsOfClosed(clock.today()))
    await vault.getOrCreate(secretNames.shred(month), () => random.bytes(32));
  const sealing = await createSealing({ ...database, vault, deployment, clock, random });
  await database.close();
  return sealing;
}

/** Adds open threads while the bot runs, and opens the queue in Teams at each count. */
export async function measureQueues(
  house: VisslaHouse,
  sealing: Sealing,
  counts: readonly number[],
): Promise<readonly QueueFigures[]> {
  const database = openRawDatabase(house.data.database, 'beside');
  const adding = { database, sealing, random: nodeRandom(), today: systemClock().today() };
  try {
    const member = house.person(deskTitles[0]);
    await member.opens('desk');
    const figures: QueueFigures[] = [];
    await addClosedThreads(adding, closedCases);
    for (const open of counts) {
      await addOpenThreads(adding, open - totalOf(member));
      // Connections that were closed while nobody looked are noticed before one is used.
      await wait(quietMilliseconds);
      const queue = await measureQueue(member, open);
      figures.push({ ...queue, closedMonth: await measureClosed(member) });
    }
    return figures;
  } finally {
    database.close();
  }
}

/** The number that the queue says. */
function totalOf(member: TeamsPerson): number {
  const says = /"([\d\s]+) ärenden,/.exec(member.reads())?.[1]?.replace(/\s/g, '');
  if (says === undefined && !member.has('desk_find')) throw new Error('No queue is shown.');
  return Number(says ?? 0);
}

/** The first page of a month of closing, among the closed cases of all months. */
async function measureClosed(member: TeamsPerson): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < looks; n++) {
    times.push(await timed(() => member.presses('desk_closed')));
    const said = `${closedCases.thisMonth} ärenden.`;
    if (!member.reads().includes(said)) throw new Error(`The register does not say ${said}`);
    await member.presses('desk_all');
  }
  return median(times);
}

async function measureQueue(
  member: TeamsPerson,
  open: number,
): Promise<Omit<QueueFigures, 'closedMonth'>> {
  const cold = await timed(() => member.opens('desk'));
  const [firsts, furthers]: [number[], number[]] = [[], []];
  const isLong = member.has('desk_more');
  for (let n = 0; n < (isLong ? looks : dialogs); n++) {
    if (totalOf(member) !== open) throw new Error(`The queue does not say ${open}.`);
    if (isLong) furthers.push(await timed(() => member.presses('desk_more')));
    firsts.push(await timed(() => (isLong ? member.presses('desk_queue') : member.opens('desk'))));
  }
  return { open, first: median(firsts), further: median(furthers), cold };
}
