import { limits } from '../../bot/domain/limits';
import { stop } from '../../bot/start/stop';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files } from '../support/people/report';

const daily = { kind: 'daily', hour: 10 } as const;

let office: TestVissla;
/** One more process on the same database. */
let other: Pick<TestVissla, 'vissla' | 'person'>;
beforeEach(async () => {
  office = await openVissla({ staffed: true, passes: daily });
  other = await office.anotherProcess();
});
afterEach(() => closesWell(office));

/** Sits as long as a report takes, and sends nothing. */
async function sits(person: Person): Promise<void> {
  await person.opens();
  for (let exchanges = 1; exchanges < limits.reportExchanges; exchanges++)
    await person.presses(exchanges % 2 === 1 ? 'rights' : 'back');
}

/** Opens it, reads, and closes it again. */
async function reads(person: Person): Promise<void> {
  await person.opens();
  await person.presses('rights');
}

/** The hour comes, and each process sees it within the minute. */
async function passes(): Promise<void> {
  // A beat of each process keeps what it has counted.
  for (const { beats } of [office.vissla, other.vissla]) await beats.end();
  office.clock.advance({ minutes: 24 * 60 });
  for (const { pass } of [office.vissla, other.vissla]) {
    pass.look();
    await pass.whenIdle();
  }
}

const opened = async (person: Person): Promise<string> => {
  await person.opens();
  return person.reads();
};

it('is in the first view once a window is over: about how many, by the process that saw the most', async () => {
  await sits(office.person('Ida'));
  for (let n = 0; n < 19; n++) await sits(other.person(`somebody ${n}`));
  // A report and a second one of the same person: one more, as everybody is.
  const omar = other.person('Omar');
  await files(omar, 'Det luktar gas.');
  await files(omar, 'Det luktar igen.');
  const maja = office.person('Maja');
  expect(await opened(maja)).not.toMatch(/personer|use instead/i);
  await passes();
  for (const at of [office, other]) {
    expect(await opened(at.person('Maja'))).toMatch(/omkring 20 personer[\s\S]*Anmäl något/);
    expect(await opened(at.person('Maja', 'en'))).toContain('about 20 people did');
  }
  // Whoever closes it again sooner does not count, nor do the desks' own people.
  for (let n = 0; n < 20; n++) await reads(other.person(`somebody ${n}`));
  const [karin] = await office.staff('Jurist');
  await karin.opens('desk');
  await passes();
  expect(maja.shown.view.name).toBe('start');
  const [before, after] = (await opened(maja)).split('Anmäl något');
  expect(before).toMatch(/Färre än 20 gjorde likadant senast: lätt att gissa vem som skrev\./);
  expect(before).toMatch(/Telefon: \n.*\nWebbformulär: \n/);
  expect(after).not.toContain('Webbformulär');
});

it('survives an end of the process', async () => {
  for (let n = 0; n < 20; n++) await sits(office.person(`somebody ${n}`));
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
  next.vissla.pass.look();
  await next.vissla.pass.whenIdle();
  expect(await opened(next.person('Maja'))).toContain('omkring 20 personer');
  expect((await files(next.person('Maja'), 'Det luktar gas.')).reportCode).not.toBe('');
});

it('counts everybody who comes as far as the shortest report: from the first view to the last', async () => {
  let exchanges = 0;
  const counted = office.person('Maja');
  const watched: Person = Object.assign(counted, {
    opens: whenever(counted.opens.bind(counted)),
    presses: whenever(counted.presses.bind(counted)),
  });
  await files(watched, 'Det luktar gas.');
  expect(watched.shown.view.name).toBe('filed');
  expect(exchanges).toBe(limits.reportExchanges);

  function whenever<Given extends readonly unknown[], Made>(
    does: (...given: Given) => Promise<Made>,
  ): (...given: Given) => Promise<Made> {
    return (...given) => {
      exchanges += 1;
      return does(...given);
    };
  }
});
