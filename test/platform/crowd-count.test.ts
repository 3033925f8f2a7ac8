import type { CrowdBound } from '../../bot/domain/crowd';
import { addDays, type Day } from '../../bot/domain/day';
import type { When } from '../../bot/domain/window';
import { createCrowdCount, createCrowdOut } from '../../bot/platform/crowd-count';
import { nodeRandom } from '../../bot/platform/random';
import type { CrowdCount, CrowdOut, Who } from '../../bot/ports/people';
import type { Windows } from '../../bot/ports/time';
import { openVissla, type TestVissla } from '../support/open-vissla';

type Somebody = Pick<Who, 'messenger' | 'tenant' | 'user'>;

const somebody = (user: string): Somebody => ({ messenger: 'teams', tenant: 'tenant-1', user });
const crowdOf = (count: number, of = 'somebody'): Somebody[] =>
  Array.from({ length: count }, (_, n) => somebody(`${of} ${n}`));
const abroad = { ...somebody('somebody 0'), tenant: 'tenant-2' };
const inSlack: Somebody = { ...somebody('somebody 0'), messenger: 'slack' };
const first = '2026-11-24' as Day;

let office: TestVissla;
let members: Somebody[];
/** Days that are over. At each pass the bounds of the day before are out. */
let ended: number;
let byClock: boolean;
/** What is known of crowds, as in the image. */
let bounds: readonly CrowdBound[];
beforeAll(async () => {
  office = await openVissla();
  const staff = [
    ...(await office.staff('Jurist', 'Ekonom', 'Revisor')),
    ...(await office.staffHr('HR')),
  ];
  members = staff.map(({ who }) => who);
});
afterAll(() => office.close());
beforeEach(() => {
  ended = 0;
  byClock = true;
  bounds = [];
});

/** Windows of a day each. The pass of a day has come as soon as the day begins. */
const windows: Pick<Windows, 'days' | 'when' | 'nextPass'> = {
  days: 1,
  when: (): When => {
    const day = addDays(first, ended);
    return { from: day, to: day, outOn: addDays(day, 1) };
  },
  nextPass: () => (byClock ? addDays(first, ended + 1) : undefined),
};
const process = (most = 1_000): CrowdCount & CrowdOut => ({
  ...createCrowdCount({ windows, people: office.people, random: nodeRandom(), most }),
  ...createCrowdOut(windows, () => bounds),
});

async function come(count: CrowdCount, people: readonly Somebody[]): Promise<void> {
  for (const who of people) await count.counts(who);
}

/** Each process beats: what it has counted goes into the image. */
function beat(...counts: readonly CrowdCount[]): void {
  for (const count of counts) bounds = count.merge(bounds);
}

/** A beat, and the window ends. */
function ends(...counts: readonly CrowdCount[]): void {
  beat(...counts);
  ended += 1;
  beat(...counts);
}

const cases: readonly [string, () => readonly Somebody[], unknown][] = [
  ['nobody', () => [], 'few'],
  ['19 people', () => crowdOf(19), 'few'],
  ['19 people, each of them again', () => [...crowdOf(19), ...crowdOf(19)], 'few'],
  ['20 people', () => crowdOf(20), 20],
  ['49 people', () => crowdOf(49), 40],
  ['19 people and the desks’ own, members or not yet', () => [...crowdOf(19), ...members], 'few'],
  ['19 people and one of the same name elsewhere', () => [...crowdOf(19), abroad], 20],
  ['19 people and one of the same name in Slack', () => [...crowdOf(19), inSlack], 20],
];
it.each(cases)('of a window in which there came %s', async (_, people, said) => {
  const count = process();
  await come(count, people());
  beat(count);
  expect(count.last()).toBeUndefined();
  ends(count);
  expect(count.last()).toBe(said);
  await come(count, crowdOf(30, 'later'));
  beat(count);
  expect(count.last()).toBe(said);
  ends(count);
  expect([count.last(), count.lastDay()]).toEqual([30, 30]);
});

it('tells apart so many people, and no more', async () => {
  const count = process(25);
  await come(count, crowdOf(60));
  ends(count);
  expect(count.last()).toBe(20);
});

it('says nothing of a window before others that nobody saw end', async () => {
  const count = process();
  await come(count, crowdOf(20));
  beat(count);
  ended += 2;
  expect(count.last()).toBeUndefined();
  expect(process().last()).toBeUndefined();
});

it('counts nothing and keeps nothing where the clock ends no windows', async () => {
  byClock = false;
  const count = process();
  await come(count, crowdOf(20));
  ends(count);
  expect(count.last()).toBeUndefined();
  expect(bounds).toEqual([]);
});

describe('of several processes', () => {
  it.each([
    ['whichever beats first', [0, 1, 2]],
    ['and last', [2, 1, 0]],
  ])('the largest count counts, %s', async (_, order) => {
    const counts = [process(), process(), process()];
    for (const [n, people] of [21, 33, 0].entries()) await come(counts[n]!, crowdOf(people));
    ends(...order.map((n) => counts[n]!));
    expect(counts.map((count) => count.last())).toEqual([30, 30, 30]);
  });

  it('one that ends loses what was rounded down, and one that is killed what no beat took', async () => {
    const one = process();
    await come(one, crowdOf(29));
    beat(one);
    const next = process();
    expect(next.last()).toBeUndefined();
    await come(next, crowdOf(25, 'others'));
    ends(next);
    expect(next.last()).toBe(20);
    await come(next, crowdOf(40));
    const afterKill = process();
    ends(afterKill);
    expect(afterKill.last()).toBe('few');
  });
});

it('keeps the tens of three windows, and nothing of who came', async () => {
  const count = process();
  for (const people of [24, 33, 0, 25]) {
    await come(count, crowdOf(people));
    ends(count);
  }
  expect(bounds).toEqual([
    { firstDay: '2026-11-28', endsOn: '2026-11-29', people: 0 },
    { firstDay: '2026-11-27', endsOn: '2026-11-28', people: 20 },
    { firstDay: '2026-11-26', endsOn: '2026-11-27', people: 0 },
  ]);
});
