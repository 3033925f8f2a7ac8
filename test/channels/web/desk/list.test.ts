import { storedAudit } from '../../../support/databases/stored-rows';
import { openTestWebDesk, type TestWebDesk } from '../../../support/messengers/web-desk';
import { openVissla, type Person, type TestVissla } from '../../../support/open-vissla';
import { type DeskVisitor, deskVisitor } from '../../../support/people/desk-visitor';

import { admits, does, files } from '../../../support/people/report';
import { allOf, attribute, type PageNode, textOf } from '../../../support/people/web-page';

let office: TestVissla;
let karin: Person;
let desk: TestWebDesk;
let lisa: DeskVisitor;
let now: number;

beforeEach(async () => {
  now = 1_000_000;
  office = await openVissla({ parties: ['Exempelbolaget AB'] });
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  desk = await openTestWebDesk(office.vissla.webDesk, { now: () => now });
  lisa = deskVisitor(() => desk.url);
  await lisa.joins(await office.invite('Advokat'));
  await lisa.signsIn();
  const [waiting] = (await office.people.ofDesk('whistleblowing')).filter(
    ({ standing }) => standing === 'waiting',
  );
  await admits(karin, waiting!.id);
  office.clock.advance({ days: 2 });
});
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
  await office.close();
});

const reports = async (many: number): Promise<readonly string[]> => {
  const references: string[] = [];
  for (let one = 0; one < many; one += 1)
    references.push((await files(office.person(`Maja ${one}`), 'En sak.')).reference);
  await office.passes();
  return references;
};

const rows = (): readonly PageNode[] => allOf(allOf(lisa.page, 'tbody')[0]!, 'tr');
const shownReferences = (): readonly string[] =>
  rows().map((row) => textOf(allOf(row, 'button')[0]!));
const sorted = (): readonly (string | undefined)[] =>
  allOf(lisa.page, 'th')
    .filter((one) => one.attributes.has('aria-sort'))
    .map((one) => attribute(one, 'class'));

describe('the list at the web desk', () => {
  it('shows what a card has no room for, and opens a case by its row', async () => {
    const references = await reports(12);
    await lisa.goes('/');
    expect([...shownReferences()].sort()).toEqual([...references].sort());
    const second = shownReferences()[1]!;
    await lisa.opens(1);
    await lisa.touches();
    await lisa.addsSecond();
    expect(textOf(lisa.page)).toContain(second);
    expect(lisa.heading()).toBe('Ärende');
  });

  it('is sorted by a column, which a screen reader is told, and stays so', async () => {
    const [one, two, three] = await reports(3);
    await does(karin, two!, 'case', { number: 'KS 2026/1', assignee: '' });
    await does(karin, three!, 'case', { number: 'KS 2026/2', assignee: '' });
    await lisa.goes('/');
    expect(sorted()).toEqual(['due']);
    await lisa.presses('list.desk_by_reference');
    expect([sorted(), shownReferences()]).toEqual([['reference'], [two, three, one]]);
    await lisa.presses('list.desk_new');
    expect([sorted(), shownReferences()]).toEqual([['reference'], [two, three, one]]);
    await lisa.presses('list.desk_by_due');
    expect(sorted()).toEqual(['due']);
  });

  it('says what has changed since the member opened it, and what changed last comes first', async () => {
    const isNew = (): readonly boolean[] =>
      rows().map((row) => textOf(row).includes('nytt för dig'));
    const [one, two] = await reports(2);
    await lisa.goes('/');
    expect(isNew()).toEqual([true, true]);
    await lisa.finds(one!);
    await lisa.touches();
    await lisa.addsSecond();
    const asRead = async (): Promise<readonly unknown[]> => {
      await lisa.goes('/');
      await lisa.presses('list.desk_by_changed');
      return [shownReferences(), isNew()];
    };
    await lisa.goes('/');
    expect(isNew().filter((is) => is)).toHaveLength(1);
    office.clock.advance({ days: 1 });
    await does(karin, one!, 'reply', { text: 'Tack.' });
    await office.passes();
    expect(await asRead()).toEqual([
      [one, two],
      [true, true],
    ]);
    await lisa.finds(one!);
    expect(await asRead()).toEqual([
      [one, two],
      [false, true],
    ]);
  });

  it('names a case in the browser’s tab by its place in the session alone, whatever is done', async () => {
    const titles: string[] = [];
    const looks = (): void => {
      titles.push(textOf(allOf(lisa.page, 'title')[0]!).replace(/ - .*/, ''));
    };
    const [one] = await reports(2);
    await does(karin, one!, 'case', { number: 'KS 2026/7', assignee: '' });
    await lisa.goes('/');
    looks();
    await lisa.opens(0);
    await lisa.touches();
    await lisa.addsSecond();
    looks();
    expect(textOf(lisa.page)).toContain('I fliken');
    await lisa.presses('case.desk_note');
    looks();
    await lisa.finds('KS 2026/7');
    looks();
    await lisa.presses('list.desk_people');
    looks();
    await lisa.opens(0);
    looks();
    const named = new Set(titles.slice(1).filter((title) => title !== 'Arbetsplats för ärenden'));
    expect([...named].every((title) => /^Ärende [12]$/.test(title))).toBe(true);
    expect([titles[0], titles[1], titles[2]]).toEqual([
      'Arbetsplats för ärenden',
      'Ärende 1',
      'Ärende 1',
    ]);
  });

  it('shows what is found as a line, and reads no case by itself', async () => {
    const [one, two] = await reports(2);
    await does(karin, one!, 'case', { number: 'KS 2026/7', assignee: '' });
    const audit = async (): Promise<number> => (await storedAudit(office.location)).length;
    await lisa.goes('/');
    const before = await audit();
    for (const typed of [one!, one!.toLowerCase(), 'KS 2026/7', '2026/7']) {
      await lisa.presses('list.desk_find', { 'list.reference': typed });
      expect([typed, shownReferences()]).toEqual([typed, [one]]);
    }
    await lisa.presses('list.desk_find', { 'list.reference': two! });
    expect(shownReferences()).toEqual([two]);
    await lisa.presses('list.desk_find', { 'list.reference': '00000-00000' });
    expect(allOf(lisa.page, 'table')).toEqual([]);
    expect(await audit()).toBe(before);
  });

  it('asks why where what is typed is a word, and searches nothing before', async () => {
    await reports(1);
    await lisa.goes('/');
    const before = (await storedAudit(office.location)).length;
    await lisa.presses('list.desk_find', { 'list.reference': 'något' });
    expect(textOf(lisa.page)).toContain('Varför söker du?');
    const [words] = allOf(lisa.page, 'input').filter(
      ({ attributes }) => attributes.get('name') === 'case.words',
    );
    expect(words?.attributes.get('value')).toBe('något');
    expect((await storedAudit(office.location)).length).toBe(before);
  });

  describe('narrowed', () => {
    const named = (): string => textOf(allOf(lisa.page, 'summary')[0]!);
    const narrows = (fields: Record<string, string>): Promise<void> => {
      const own = Object.entries(fields).map(([name, value]) => [`list.${name}`, value]);
      return lisa.presses('list.desk_narrow', Object.fromEntries(own) as Record<string, string>);
    };

    it('to a subject and a party, which stay under another filter, and back to all', async () => {
      const [one, two, three] = await reports(3);
      const subject = 'inquiry';
      await does(karin, one!, 'case', { subject, party: 'Exempelbolaget AB', assignee: '' });
      await does(karin, two!, 'case', { subject, party: '', assignee: '' });
      await lisa.goes('/');
      await narrows({ subject, party: '' });
      expect([...shownReferences()].sort()).toEqual([one, two].sort());
      expect(textOf(lisa.page)).toContain('2 ärenden.');
      await narrows({ subject, party: 'Exempelbolaget AB' });
      expect(shownReferences()).toEqual([one]);
      await lisa.presses('list.desk_new');
      expect(shownReferences()).toEqual([one]);
      expect(named()).toBe('Avgränsat till: Fråga om visselblåsning, Exempelbolaget AB');
      await lisa.presses('list.desk');
      expect([shownReferences().length, named()]).toEqual([3, 'Avgränsa']);
      expect(shownReferences()).toContain(three);
    });

    it('to why and when closed cases were closed', async () => {
      const [one, two] = await reports(3);
      const close = { why: 'Klart.', ownDuty: 'none' };
      await does(karin, one!, 'close', { ...close, reason: 'duplicate' });
      await does(karin, two!, 'close', { ...close, reason: 'too_little' });
      await office.passes();
      await lisa.goes('/');
      await lisa.presses('list.desk_closed');
      expect([...shownReferences()].sort()).toEqual([one, two].sort());
      await narrows({ reason: 'too_little' });
      expect(shownReferences()).toEqual([two]);
      await narrows({ month: '2026-10' });
      expect(allOf(lisa.page, 'table')).toEqual([]);
      await narrows({ month: 'every', reason: '' });
      expect([...shownReferences()].sort()).toEqual([one, two].sort());
      await narrows({ month: 'every', reason: 'duplicate' });
      expect(shownReferences()).toEqual([one]);
      await lisa.presses('list.desk_mine');
      expect(named()).toBe('Avgränsa');
    });

    it('by what is no choice shows all', async () => {
      await reports(2);
      await lisa.goes('/');
      await narrows({ subject: 'x', party: 'Annat AB' });
      expect([shownReferences().length, named()]).toEqual([2, 'Avgränsa']);
    });
  });

  it('goes on while somebody types, and not for a stranger or once it has ended', async () => {
    await reports(1);
    await lisa.goes('/');
    await lisa.posts('/stay', new URLSearchParams());
    expect([lisa.status, lisa.reads()]).toEqual([200, String(15 * 60_000)]);
    now += 14 * 60_000;
    await lisa.posts('/stay', new URLSearchParams());
    now += 14 * 60_000;
    await lisa.posts('/stay', new URLSearchParams());
    expect([lisa.status, lisa.reads()]).toEqual([200, String(15 * 60_000)]);
    now += 8 * 3_600_000;
    await lisa.posts('/stay', new URLSearchParams());
    expect(lisa.status).toBe(409);
    const stranger = deskVisitor(() => desk.url);
    await stranger.posts('/stay', new URLSearchParams());
    expect(stranger.status).toBe(409);
  });

  it('has no table where there is no case', async () => {
    await lisa.goes('/');
    expect(allOf(lisa.page, 'table')).toEqual([]);
    expect(textOf(lisa.page)).toContain('Inga ärenden väntar.');
  });
});
