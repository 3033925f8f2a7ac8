import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { admits, does, files, opensThread } from '../support/people/report';

let office: TestVissla;
let karin: Person;
let daniel: Person;
let reference: string;

beforeEach(async () => {
  office = await openVissla();
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  ({ reference } = await files(office.person('Maja'), 'En sak.'));
  await office.passes();
});
afterEach(() => office.close());

const list = async (reader: Person): Promise<string[]> => {
  await reader.presses('desk_who_read');
  return reader
    .reads()
    .split('\n')
    .filter((line) => /^\d+ \w+ \d{4} · /.test(line));
};

it('each member sees who has read a case and when, the latest first, the own reading with it', async () => {
  await opensThread(karin, reference);
  office.clock.advance({ days: 1 });
  await opensThread(daniel, reference);
  await opensThread(karin, reference);
  expect(await list(karin)).toEqual([
    '25 november 2026 · Kommunjurist',
    '25 november 2026 · Säkerhetssamordnare',
    '24 november 2026 · Kommunjurist',
  ]);
  expect(karin.reads()).toContain(reference);
  expect(karin.reads()).not.toContain('En sak.');
  // To look at the list is no reading, and neither is the way back.
  await karin.presses('desk_thread');
  expect(await list(karin)).toHaveLength(3);
});

it('who has left is a former member', async () => {
  const [utredare] = await office.staff('Utredare');
  const { id } = (await office.people.find(utredare.who))!;
  await admits(karin, id);
  await does(karin, reference, 'show', { person: id });
  await opensThread(utredare, reference);
  await office.people.remove(id, []);
  await opensThread(karin, reference);
  expect(await list(karin)).toEqual([
    '24 november 2026 · Kommunjurist · 2 gånger',
    '24 november 2026 · en tidigare medlem',
  ]);
});

it('many readings come on pages', async () => {
  for (let read = 0; read < 23; read++) await opensThread(read < 3 ? daniel : karin, reference);
  expect(await list(karin)).toEqual(['24 november 2026 · Kommunjurist · 20 gånger']);
  const older = await karin.presses('desk_earlier');
  expect(older).toMatchObject({ earlier: false, later: true });
  expect(older.name === 'desk_who_read' && older.readings.map(({ title }) => title)).toEqual(
    Array.from({ length: 3 }, () => 'Säkerhetssamordnare'),
  );
  expect(await karin.presses('desk_later')).toMatchObject({ earlier: true, later: false });
});
