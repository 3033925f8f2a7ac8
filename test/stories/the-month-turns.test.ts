import type { Pool, Release } from '../../bot/ports/pool';
import type { ThreadRow } from '../../bot/ports/thread-store';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, opensReport } from '../support/people/report';

/** The 24th of November at noon in Stockholm; each pass comes at ten. */
const daily = { kind: 'daily', hour: 10 } as const;

type Filed = Awaited<ReturnType<typeof files>>;

/** Looks whether a window is over, and waits for what follows. */
async function looks({ vissla }: TestVissla): Promise<void> {
  vissla.release.look();
  await vissla.release.settled();
}

async function after(office: TestVissla, days: number): Promise<void> {
  office.clock.advance({ days });
  await looks(office);
}

/** What a copy of the database has of each report. */
async function copied({ stores }: TestVissla): Promise<ReadonlyMap<string, ThreadRow>> {
  const rows = await stores.database.threads.page(undefined, 100);
  return new Map(rows.map((row) => [row.reference, row]));
}

async function filesSome(office: TestVissla): Promise<[Filed, Filed, Filed]> {
  await looks(office);
  return [
    await files(office.person('Maja'), 'Ett.'),
    await files(office.person('Omar'), 'Två.'),
    await files(office.person('Ida'), 'Tre.'),
  ];
}

async function writesIn(office: TestVissla, { receipt }: Filed): Promise<void> {
  const person = office.person('Somebody');
  await opensReport(person, receipt);
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
    office = await openVissla({ releases: daily, staffed: true });
    const [first] = await filesSome(office);
    await after(office, 1);
    await writesIn(office, first);
    const before = await copied(office);
    // Somebody starts it again: the pass comes before the upkeep.
    office.clock.advance({ days: 70 });
    office.vissla.release.soon();
    await office.vissla.release.settled();
    await tellNothing(before, '2029-03');
  });

  it('do not tell it either where the clock was ahead over one of them, and was set right', async () => {
    office = await openVissla({ releases: daily, staffed: true });
    const [first] = await filesSome(office);
    await after(office, 1);
    await after(office, 60);
    office.clock.advance({ days: -60 });
    await looks(office);
    await writesIn(office, first);
    const before = await copied(office);
    await after(office, 1);
    await tellNothing(before, '2028-12');
  });

  it('do not tell it either where the hour is midnight, and the first pass of a month before its upkeep', async () => {
    const updated: Release['updates'][number]['to'][] = [];
    office = await openVissla({
      ...{ releases: { kind: 'daily', hour: 0 }, staffed: true },
      now: Date.UTC(2026, 10, 29, 11),
      database: (database) => ({
        ...database,
        pool: { ...database.pool, release: noting(database.pool, (to) => updated.push(to)) },
      }),
    });
    const [first] = await filesSome(office);
    await after(office, 1);
    await writesIn(office, first);
    const before = await copied(office);
    updated.splice(0);
    // Two minutes before midnight it is worked out what the pass seals.
    office.clock.advance({ minutes: 12 * 60 - 1 });
    await looks(office);
    office.clock.advance({ minutes: 1 });
    office.vissla.release.look();
    await office.vissla.release.ended();
    expect(updated.map(({ expiry }) => expiry)).toEqual(['2029-01', '2029-01', '2029-01']);
    await office.vissla.release.settled();
    await tellNothing(before, '2029-01');
    // All of it opens, for both sides.
    expect((await opensReport(office.person('Maja'), first.receipt)).page.items).toHaveLength(2);
  });
});

/** Notes how a release leaves the rows of threads that were there. */
function noting(pool: Pool, note: (to: Release['updates'][number]['to']) => void): Pool['release'] {
  const release: Pool['release'] = async (next, open, pass) =>
    pool.release(
      next,
      async (...given) => {
        const made = await open(...given);
        for (const { to } of made.updates) note(to);
        return made;
      },
      pass,
    );
  return release;
}
