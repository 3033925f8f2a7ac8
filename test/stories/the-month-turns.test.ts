import type { PassWrites, PoolStore } from '../../bot/ports/pool-store';
import type { ThreadRow } from '../../bot/ports/threads';
import { goesBy } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  closing,
  does,
  type Filed,
  files,
  opensReport,
  opensThread,
} from '../support/people/report';

/** The 24th of November at noon in Stockholm; each pass comes at ten. */
const daily = { kind: 'daily', hour: 10 } as const;

/** What a copy of the database has of each report. */
async function copied({ stores }: TestVissla): Promise<ReadonlyMap<string, ThreadRow>> {
  const rows = await stores.database.threads.page(undefined, 100);
  return new Map(rows.map((row) => [row.reference, row]));
}

async function filesSome(office: TestVissla): Promise<[Filed, Filed, Filed]> {
  await goesBy(office);
  return [
    await files(office.person('Maja'), 'Ett.'),
    await files(office.person('Omar'), 'Två.'),
    await files(office.person('Ida'), 'Tre.'),
  ];
}

async function writesIn(office: TestVissla, { reportCode }: Filed): Promise<void> {
  const person = office.person('Somebody');
  await opensReport(person, reportCode);
  await person.presses('send', { text: 'En sak till.' });
  expect(person.shown.view.name).toBe('sent');
}

/** What two copies tell of a report between them. */
const between = (before?: ThreadRow, now?: ThreadRow) => ({
  isOther: before !== undefined && before.revision !== now?.revision,
  under: now?.expiry,
});

describe('two copies of the database, over turns of the month', () => {
  let office: TestVissla;
  afterEach(() => office.close());

  /** Of all that were filed they tell the same, though somebody wrote in one alone. */
  async function tellNothing(before: ReadonlyMap<string, ThreadRow>, under: string): Promise<void> {
    const now = await copied(office);
    expect([...before].map(([reference, row]) => between(row, now.get(reference)))).toEqual(
      [...before].map(() => ({ isOther: true, under })),
    );
    // The upkeep destroys nothing after such a jump, and says so.
    expect(office.journal.faults.filter(({ module }) => module !== 'keeper')).toEqual([]);
  }

  it('do not tell in which report somebody wrote before a stop over two of them', async () => {
    office = await openVissla({ passes: daily, staffed: true });
    const [first] = await filesSome(office);
    await goesBy(office, { days: 1 });
    await writesIn(office, first);
    const before = await copied(office);
    // Somebody starts it again: the pass comes before the upkeep.
    office.clock.advance({ days: 70 });
    office.vissla.pass.soon();
    await office.vissla.pass.whenIdle();
    await tellNothing(before, '2029-03');
  });

  it('do not tell it either where the clock was ahead over one of them, and was set right', async () => {
    office = await openVissla({ passes: daily, staffed: true });
    const [first] = await filesSome(office);
    await goesBy(office, { days: 1 });
    await goesBy(office, { days: 60 });
    await goesBy(office, { days: -60 });
    await writesIn(office, first);
    const before = await copied(office);
    await goesBy(office, { days: 1 });
    await tellNothing(before, '2028-12');
  });

  it('do not tell it either where the hour is midnight, and the first pass of a month before its upkeep', async () => {
    const updated: PassWrites['updates'][number]['to'][] = [];
    office = await openVissla({
      ...{ passes: { kind: 'daily', hour: 0 }, staffed: true },
      now: Date.UTC(2026, 10, 29, 11),
      database: (database) => ({
        ...database,
        pool: noting(database.pool, (to) => updated.push(to)),
      }),
    });
    const [first] = await filesSome(office);
    await goesBy(office, { days: 1 });
    await writesIn(office, first);
    const before = await copied(office);
    updated.splice(0);
    // Two minutes before midnight it is worked out what the pass seals.
    await goesBy(office, { minutes: 12 * 60 - 1 });
    office.clock.advance({ minutes: 1 });
    office.vissla.pass.look();
    await office.vissla.pass.ended();
    expect(updated.map(({ expiry }) => expiry)).toEqual(['2029-01', '2029-01', '2029-01']);
    await office.vissla.pass.whenIdle();
    await tellNothing(before, '2029-01');
    // All of it opens, for both sides.
    expect((await opensReport(office.person('Maja'), first.reportCode)).page.items).toHaveLength(2);
  });
});

describe('reports that are closed', () => {
  let office: TestVissla;
  let karin: Person;
  let filed: [Filed, Filed, Filed];
  beforeEach(async () => {
    office = await openVissla({ passes: daily });
    [karin] = await office.staff('Kommunjurist', 'Kanslichef');
    filed = await filesSome(office);
    await files(office.person('Per'), 'Fyra.');
    await goesBy(office, { days: 1 });
  });
  afterEach(() => office.close());

  const closes = async ({ reference }: Filed): Promise<void> => {
    const view = await does(karin, reference, 'close', closing);
    expect(view).toMatchObject({ name: 'desk_done' });
  };
  const listed = async (which: 'all' | 'closed'): Promise<readonly string[]> => {
    await karin.opens('desk');
    if (which === 'closed') await karin.presses('desk_closed');
    const { view } = karin.shown;
    return view.name === 'desk_queue' ? view.items.map(({ reference }) => reference).sort() : [];
  };
  const months = async () => [...(await copied(office)).values()].map(({ expiry }) => expiry);

  it('are told from no others by two copies until the month turns, no matter who writes in one', async () => {
    const [first, second, third] = filed;
    for (const one of filed) await closes(one);
    // One of them crosses with what its reporter writes, and so stays open.
    await writesIn(office, third);
    await goesBy(office, { days: 1 });
    expect(new Set(await months())).toEqual(new Set(['2028-12']));
    expect(await listed('closed')).toEqual([first, second, third].map((f) => f.reference).sort());
    expect(await listed('all')).toHaveLength(2);

    // Somebody objects, after the closing.
    await writesIn(office, first);
    const before = await copied(office);
    await goesBy(office, { days: 1 });
    const now = await copied(office);
    for (const [reference, row] of before)
      expect(between(row, now.get(reference))).toEqual({ isOther: true, under: '2028-12' });
    expect(await listed('all')).toHaveLength(3);
  });

  it.each(['by a pass', 'by the upkeep'])(
    'go to their own month together when the month turns, %s, and can be read there',
    async (by) => {
      const [first, second, third] = filed;
      await closes(first);
      await closes(second);
      await goesBy(office, { days: 1 });
      await writesIn(office, second);
      await goesBy(office, { days: 1 });
      await closes(third);
      await goesBy(office, { days: 1 });
      if (by === 'by the upkeep') office.clock.advance({ days: 3 });
      if (by === 'by the upkeep') await office.vissla.tidy();
      else await goesBy(office, { days: 3 });
      expect(office.clock.today()).toBe('2026-12-01');
      const now = await copied(office);
      const stands = [first, second, third].map((f) => now.get(f.reference)?.expiry);
      expect(stands).toEqual(['2028-10', '2029-01', '2028-10']);
      await opensThread(karin, first.reference);
      expect(await opensReport(office.person('Maja'), first.reportCode)).toMatchObject({
        status: 'closed',
      });
      expect(office.journal.faults).toEqual([]);
    },
  );
});

/** Notes how a pass leaves the rows of threads that were there. */
function noting(
  pool: PoolStore,
  note: (to: PassWrites['updates'][number]['to']) => void,
): PoolStore {
  return {
    ...pool,
    write: (work, after) =>
      pool.write(
        (tx) =>
          work({
            ...tx,
            pass: (made) => {
              for (const { to } of made.updates) note(to);
              return tx.pass(made);
            },
          }),
        after,
      ),
  };
}
