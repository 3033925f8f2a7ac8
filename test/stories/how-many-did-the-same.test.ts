import { stop } from '../../bot/start/stop';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files } from '../support/people/report';

const daily = { kind: 'daily', hour: 10 } as const;

let office: TestVissla;
/** One more process on the same database. */
let other: Pick<TestVissla, 'vissla' | 'person'>;
beforeEach(async () => {
  office = await openVissla({ staffed: true, releases: daily });
  other = await office.anotherProcess();
});
afterEach(() => office.close());

async function looks(person: Person): Promise<void> {
  await person.opens();
  await person.presses('rights');
}

/** The hour comes, and each process sees it within the minute. */
async function passes(): Promise<void> {
  office.clock.advance({ minutes: 24 * 60 });
  for (const { release } of [office.vissla, other.vissla]) {
    release.look();
    await release.settled();
  }
}

const opened = async (person: Person): Promise<string> => {
  await person.opens();
  return person.reads();
};

it('stands in the first view once a window is over: about how many, by the process that saw the most', async () => {
  await looks(office.person('Ida'));
  for (let n = 0; n < 19; n++) await looks(other.person(`somebody ${n}`));
  // A report and a second one of the same person: one more, as everybody is.
  const omar = other.person('Omar');
  await files(omar, 'Det luktar gas.');
  await files(omar, 'Det luktar igen.');
  const maja = office.person('Maja');
  expect(await opened(maja)).not.toMatch(/personer|use instead/i);
  await passes();
  for (const at of [office, other]) {
    expect(await opened(at.person('Maja'))).toMatch(/omkring 20 personer[\s\S]*Anmäl något/);
    expect(await opened(at.person('Maja', 'en'))).toContain('about 20 people did something');
  }
  // Whoever opens it and closes it again has left no row, and the desks' own people are not counted.
  const [karin] = await office.staff('Jurist');
  await karin?.opens('desk');
  await passes();
  expect(maja.shown.view.name).toBe('start');
  const [before, after] = (await opened(maja)).split('Anmäl något');
  expect(before).toMatch(/färre än 20 personer förra omgången\. Då är skyddet svagt\./);
  expect(before).toMatch(/Telefon: \n.*\nWebbformulär: \n/);
  expect(after).not.toContain('Webbformulär');
  expect(office.journal.faults).toEqual([]);
});

it('survives an end of the process, and holds nobody up where it cannot be kept or read', async () => {
  for (let n = 0; n < 20; n++) await looks(office.person(`somebody ${n}`));
  // What ends goes on below: the database is closed with the office.
  const { database } = office.stores;
  await stop({
    server: { port: 0, close: () => Promise.resolve() },
    vissla: office.vissla,
    stores: { ...office.stores, database: { ...database, close: () => Promise.resolve() } },
    leader: { lead: () => Promise.resolve(true), resign: () => Promise.resolve() },
    upkeep: { end: () => undefined },
    trial: undefined,
    listeners: { teams: undefined, slack: undefined },
  });
  const next = await office.anotherProcess();
  office.clock.advance({ minutes: 24 * 60 });
  next.vissla.release.look();
  await next.vissla.release.settled();
  expect(await opened(next.person('Maja'))).toContain('omkring 20 personer');
  await office.stores.database.crowds.replace(() => new Uint8Array(80));
  expect(await opened(next.person('Maja'))).not.toContain('personer');
  expect((await files(next.person('Maja'), 'Det luktar gas.')).receipt).not.toBe('');
  expect(office.journal.faults).toEqual([]);
});
