import { readFileSync } from 'node:fs';
import type { CrowdBound } from '../../bot/domain/crowd';
import { addDays, type Day } from '../../bot/domain/day';
import { createCrowdCount } from '../../bot/platform/crowd-count';
import { nodeRandom } from '../../bot/platform/random';
import type { CrowdCount } from '../../bot/ports/crowd';
import type { Who } from '../../bot/ports/people';
import { canariesIn, digestsOf, formsOf, secretsIn } from '../support/canaries';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type TestVissla } from '../support/open-vissla';

type Somebody = Pick<Who, 'messenger' | 'tenant' | 'user'>;

const somebody = (user: string): Somebody => ({ messenger: 'teams', tenant: 'tenant-1', user });
const crowdOf = (count: number, of = 'somebody'): Somebody[] =>
  Array.from({ length: count }, (_, n) => somebody(`${of} ${n}`));
const first = '2026-11-24' as Day;

let office: TestVissla;
let members: Somebody[];
let process: (most?: number) => CrowdCount;
/** How many windows have ended. */
let ended: number;
let byClock: boolean;
beforeAll(async () => {
  office = await openVissla();
  const staff = [
    ...(await office.staff('Jurist', 'Ekonom', 'Revisor')),
    ...(await office.staffHr('HR')),
  ];
  members = staff.map(({ who }) => who);
  const { crowds: sealer } = await sealingOf(office);
  const { crowds: store } = office.stores.database;
  const running = () =>
    byClock ? { firstDay: addDays(first, ended), endsOn: addDays(first, ended + 1) } : undefined;
  process = (most = 1_000) =>
    createCrowdCount({ running, people: office.people, random: nodeRandom(), store, sealer, most });
});
afterAll(() => office.close());
beforeEach(async () => {
  ended = 0;
  byClock = true;
  // What nobody knows a key of is as nothing.
  await office.stores.database.crowds.replace(() => new Uint8Array(80));
});

async function come(count: CrowdCount, people: readonly Somebody[]): Promise<void> {
  for (const who of people) await count.counts(who);
}

/** The window ends, and every process sees it. */
async function ends(...counts: readonly CrowdCount[]): Promise<void> {
  ended += 1;
  for (const count of counts) await count.fix();
}

async function kept(): Promise<{ sealed: Uint8Array | undefined; bounds: readonly CrowdBound[] }> {
  const sealed = await office.stores.database.crowds.get();
  const { crowds } = await sealingOf(office);
  return { sealed, bounds: sealed === undefined ? [] : crowds.open(sealed) };
}

const cases: readonly [string, () => readonly Somebody[], unknown][] = [
  ['nobody', () => [], 'few'],
  ['19 people', () => crowdOf(19), 'few'],
  ['19 people, each of them again', () => [...crowdOf(19), ...crowdOf(19)], 'few'],
  ['20 people', () => crowdOf(20), 20],
  ['49 people', () => crowdOf(49), 40],
  ['19 people and the desks’ own, members or not yet', () => [...crowdOf(19), ...members], 'few'],
  [
    '19 people and one of the same name at another organisation',
    () => [...crowdOf(19), { ...somebody('somebody 0'), tenant: 'tenant-2' }],
    20,
  ],
  [
    '19 people and one of the same name in the other messenger',
    () => [...crowdOf(19), { ...somebody('somebody 0'), messenger: 'slack' }],
    20,
  ],
];
it.each(cases)('of a window in which there came %s', async (_, people, said) => {
  const count = process();
  await come(count, people());
  expect(await count.last()).toBeUndefined();
  await ends(count);
  expect(await count.last()).toBe(said);
  await come(count, crowdOf(30, 'later'));
  expect(await count.last()).toBe(said);
  await ends(count);
  expect(await count.last()).toBe(30);
});

it('tells apart so many people, and no more', async () => {
  const count = process(25);
  await come(count, crowdOf(60));
  await ends(count);
  expect(await count.last()).toBe(20);
});

it('says nothing of a window before others that nobody saw end', async () => {
  const count = process();
  await come(count, crowdOf(20));
  ended += 2;
  await count.fix();
  expect(await count.last()).toBeUndefined();
  expect(await process().last()).toBeUndefined();
});

it('counts nothing and keeps nothing where the clock ends no windows', async () => {
  byClock = false;
  const count = process();
  const { sealed } = await kept();
  await come(count, crowdOf(20));
  await ends(count);
  await count.keep();
  expect(await count.last()).toBeUndefined();
  expect((await kept()).sealed).toEqual(sealed);
});

describe('of several processes', () => {
  it.each([
    ['whichever keeps its own first', [0, 1, 2]],
    ['and last', [2, 1, 0]],
    ['and all at once', undefined],
  ])('the largest count counts, %s', async (_, order) => {
    const counts = [process(), process(), process()];
    for (const [n, people] of [21, 33, 0].entries()) await come(counts[n]!, crowdOf(people));
    ended += 1;
    if (order === undefined) await Promise.all(counts.map((count) => count.fix()));
    else for (const n of order) await counts[n]!.fix();
    expect(await Promise.all(counts.map((count) => count.last()))).toEqual([30, 30, 30]);
  });

  it('one that ends loses what was rounded down, and one that is killed what it had counted', async () => {
    const one = process();
    await come(one, crowdOf(29));
    await one.keep();
    const next = process();
    expect(await next.last()).toBeUndefined();
    await come(next, crowdOf(25, 'others'));
    await ends(next);
    expect(await next.last()).toBe(20);
    await come(next, crowdOf(40));
    const afterKill = process();
    await ends(afterKill);
    expect(await afterKill.last()).toBe('few');
  });

  it('one that could not keep its own at the window’s end does so at the next look', async () => {
    const { crowds: sealer } = await sealingOf(office);
    const { crowds } = office.stores.database;
    let away = true;
    const store: typeof crowds = {
      get: () => crowds.get(),
      replace: (change) => (away ? Promise.reject(new Error('away')) : crowds.replace(change)),
    };
    const running = () => ({ firstDay: addDays(first, ended), endsOn: addDays(first, ended + 1) });
    const { people } = office;
    const count = createCrowdCount({
      running,
      people,
      random: nodeRandom(),
      store,
      sealer,
      most: 99,
    });
    await come(count, crowdOf(20));
    ended += 1;
    await expect(count.fix()).rejects.toThrow('away');
    await come(count, crowdOf(5));
    expect(await count.last()).toBeUndefined();
    away = false;
    await count.fix();
    expect(await count.last()).toBe(20);
  });
});

describe('what is kept', () => {
  it('is other bytes of one size after each window, and at no other time', async () => {
    const count = process();
    const seen: string[] = [];
    for (const people of [0, 0, 25, 1]) {
      const { sealed: before } = await kept();
      await come(count, crowdOf(people));
      await count.fix();
      expect((await kept()).sealed).toEqual(before);
      await ends(count);
      const { sealed } = await kept();
      expect(sealed).toHaveLength(80);
      seen.push(Buffer.from(sealed ?? []).toString('hex'));
    }
    expect(new Set(seen).size).toBe(4);
    await count.keep();
    expect((await kept()).bounds).toEqual([
      { firstDay: '2026-11-27', endsOn: '2026-11-28', people: 0 },
      { firstDay: '2026-11-28', endsOn: '2026-11-29', people: 0 },
    ]);
  });

  it('says the tens of two windows, and nothing of who came', async () => {
    const canary = 'kanariefagel4711';
    const count = process();
    await come(count, [...crowdOf(24), somebody(canary)]);
    await ends(count);
    await come(count, [...crowdOf(33), somebody(canary)]);
    await count.keep();
    expect((await kept()).bounds).toEqual([
      { firstDay: '2026-11-24', endsOn: '2026-11-25', people: 20 },
      { firstDay: '2026-11-25', endsOn: '2026-11-26', people: 30 },
    ]);
    const { location, folder } = office;
    if (location.kind !== 'sqlite') return;
    const secrets = secretsIn(readFileSync(`${folder}/vault.json`, 'utf8'));
    expect(secrets.length).toBeGreaterThan(3);
    const named = JSON.stringify(['teams', 'tenant-1', canary]);
    const forms = [formsOf(canary), ...[canary, named].map((one) => digestsOf(one, secrets))];
    const canaries = new Map([['who', forms.flat()]]);
    for (const place of [location.path, `${location.path}-wal`])
      expect(canariesIn(readFileSync(place), canaries)).toEqual([]);
  });
});
