import { openTestWebDesk, type TestWebDesk } from '../../../support/messengers/web-desk';
import { openVissla, type Person, type TestVissla } from '../../../support/open-vissla';
import { type DeskVisitor, deskVisitor } from '../../../support/people/desk-visitor';
import { admits, does, files } from '../../../support/people/report';
import { allOf, attribute, type PageNode, textOf } from '../../../support/people/web-page';

let office: TestVissla;
let karin: Person;
let desk: TestWebDesk;
let lisa: DeskVisitor;

beforeEach(async () => {
  office = await openVissla();
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  desk = await openTestWebDesk(office.vissla.webDesk, { now: () => 1_000_000 });
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

  it('has no table where there is no case', async () => {
    await lisa.goes('/');
    expect(allOf(lisa.page, 'table')).toEqual([]);
    expect(textOf(lisa.page)).toContain('Inga ärenden väntar.');
  });
});
