import { fourDays } from '../support/houses/named-or-not';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToGuide,
  comesToList,
  files,
  opensQueue,
  writesReportCodeDown,
} from '../support/people/report';

describe('a member who is named in a report', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;

  beforeEach(async () => {
    office = await openVissla();
    [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  });
  afterEach(() => office.close());

  const reportsAbout = async (titles: readonly string[]): Promise<string> => {
    const maja = office.person('Maja');
    await comesToGuide(maja);
    const list = await comesToList(maja);
    const named = list.people.filter((p) => titles.includes(p.title)).map((p) => p.id);
    const next = await maja.presses('next', { involved: named.join(',') });
    if (next.name !== 'verdict') return next.name;
    await writesReportCodeDown(maja, await maja.presses('anyway'));
    expect(maja.shown.view).toMatchObject({
      name: 'story',
      readers: ['Kommunjurist', 'Säkerhetssamordnare'].filter((t) => !titles.includes(t)),
    });
    const filed = await maja.presses('file', { what: 'Säkerhetssamordnaren tar pengar.' });
    await office.passes();
    return filed.name === 'filed' ? filed.reference : filed.name;
  };

  it('gets no notice, no line, no count, no hit and no thread', async () => {
    const reference = await reportsAbout(['Säkerhetssamordnare']);
    expect(office.notices).toHaveLength(1);
    expect(office.notices[0]).toMatchObject({ address: karin.who.address, count: 1 });

    const seen = await opensQueue(karin);
    expect(seen.total).toBe(1);
    const { thread } = seen.items[0]!;

    expect(await daniel.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0, items: [] });
    expect(daniel.shown.view).toMatchObject({ counts: { all: 0, new: 0, for_us: 0 } });
    await daniel.presses('desk_find', { reference });
    expect(daniel.shown).toMatchObject({
      view: { name: 'desk_queue', total: 0 },
      remark: 'unknown_reference',
    });
    await daniel.presses('desk_find', { reference: '00000-00000' });
    expect(daniel.shown).toMatchObject({
      view: { name: 'desk_queue', total: 0 },
      remark: 'unknown_reference',
    });

    // A forged client that names the thread itself is told the same.
    await daniel.forges('desk_open', { thread });
    expect(daniel.shown).toMatchObject({
      view: { name: 'desk_queue', total: 0 },
      remark: 'unknown_reference',
    });

    // Another report, which he may read, counts alone for him and both for her.
    await files(office.person('Omar'), 'Något annat.');
    await office.passes();
    const counts = office.notices.slice(1).map((n) => [n.address, n.count]);
    expect(new Map(counts as [string, number][])).toEqual(
      new Map([
        [karin.who.address, 2],
        [daniel.who.address, 1],
      ]),
    );
  });

  it('cannot be told of by filing: when nobody is left, nothing is filed and other ways are shown', async () => {
    expect(await reportsAbout(['Kommunjurist', 'Säkerhetssamordnare'])).toBe('nobody');
    await office.passes();
    expect(await office.stores.database.threads.expiryMonths()).toEqual([]);
  });
});

it('a member who is named gets, sees, counts and finds the same byte for byte as without the report', async () => {
  const without = await fourDays(false);
  const named = await fourDays(true);
  expect(named.gets).toEqual(without.gets);
  expect(without.gets.size).toBeGreaterThan(60);
  // The reminder's day is among the four.
  expect(JSON.stringify(without.gets.get('notices'))).toContain('reminder');
  // The operator's commands say how many reports a desk has, and nothing else of them.
  const threads = /open threads filed before today (\d+)/;
  const counts = (lines: readonly string[]) => lines.map((line) => threads.exec(line)?.[1] ?? '');
  const others = (lines: readonly string[]) => lines.map((line) => line.replace(threads, ''));
  expect(others(named.status)).toEqual(others(without.status));
  expect(counts(without.status).join('')).toBe('31');
  expect(counts(named.status).join('')).toBe('51');
});
