import { addDays, type Day } from '../../bot/domain/day';
import { systemClock } from '../../bot/platform/clock';
import { inFile } from '../support/databases/in-file';
import { commandsBeside, type Ran } from '../support/houses/run-command';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, looksFor, tries } from '../support/people/report';

describe('a desk whose list of people somebody took away', () => {
  let office: TestVissla;
  let reference: string;
  let list: Readonly<Record<string, Buffer | string>> | undefined;
  const today = systemClock().today();

  const vissla = commandsBeside(() => office);
  let invited = 0;
  const invite = (...more: readonly string[]): Promise<Ran> =>
    vissla('invite', '--desk', 'whistleblowing', '--title', `Jurist ${(invited += 1)}`, ...more);
  const joins = async (name: string, { out }: Ran): Promise<Person> => {
    const person = office.person(name);
    await tries(person, out.split('\n')[0] ?? '');
    return person;
  };
  const finds = async (person: Person) => (await looksFor(person, reference)).name;

  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite', now: Date.now() });
    for (const name of ['Karin', 'Daniel']) await joins(name, await invite());
    ({ reference } = await files(office.person('Maja'), 'Det som hände.'));
    await office.passes();
    list = inFile(office, (database) => {
      const row = database.prepare(`SELECT * FROM roster WHERE desk = 'whistleblowing'`).get();
      database.exec(`DELETE FROM roster WHERE desk = 'whistleblowing'`);
      return row as typeof list;
    });
  });
  afterEach(() => office.close());

  it('is not begun by an invitation, and has its people back with its list', async () => {
    expect(await invite()).toMatchObject({ code: 1, out: '' });
    expect((await invite()).error).toContain('once had people, and their list is gone');
    // The other desk never had any.
    expect((await vissla('invite', '--desk', 'hr', '--title', 'HR-chef')).code).toBe(0);
    inFile(office, (database) =>
      database.prepare('INSERT INTO roster VALUES (:desk, :revision, :sealed)').run(list),
    );
    expect((await invite('--first', today)).error).toContain('leave --first out');
    expect(await finds(office.person('Karin'))).toBe('desk_thread');
  });

  it.each([
    ['the next day', 1, 'desk_queue'],
    ['a day long ago', -400, 'desk_thread'],
  ])('is begun again by the operator from %s on', async (_, days, seen) => {
    expect((await invite('--first', 'tomorrow')).error).toContain('one like 2026-11-25');
    const from: Day = addDays(today, days);
    const anna = await joins('Anna', await invite('--first', from));
    const bo = await joins('Bo', await invite());
    for (const person of [anna, bo]) expect(await finds(person)).toBe(seen);
    expect(await anna.opens('desk')).toMatchObject({ total: seen === 'desk_thread' ? 1 : 0 });
    office.clock.advance({ days: 2 });
    ({ reference } = await files(office.person('Omar'), 'Det som hände sedan.'));
    await office.passes();
    expect(await finds(bo)).toBe('desk_thread');
  });
});

it('people with one title and two messengers are named to the operator, who can tell them apart', async () => {
  const office = await openVissla({ on: 'SQLite', now: Date.now() });
  const slack = { messenger: 'slack', tenant: 'T1', user: 'U1', address: 'D1' } as const;
  const listed = async (): Promise<string> =>
    (await commandsBeside(() => office)('staff', 'list')).out;
  await office.staff('Kommunjurist', 'Ekonom');
  expect(await listed()).not.toContain('different messengers');
  await office.staffHr('HR-chef');
  const person = office.person(slack);
  await tries(person, await office.invite('HR chef', 'hr'));
  expect(await listed()).toMatch(/At the desk hr people with one title use different messengers/);
  await office.close();
});
