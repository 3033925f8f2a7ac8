import type { MemberId } from '../../../../bot/domain/ids';
import { storedAudit } from '../../../support/databases/stored-rows';
import { openTestWebDesk, type TestWebDesk } from '../../../support/messengers/web-desk';
import { openVissla, type Person, type TestVissla } from '../../../support/open-vissla';
import { type DeskVisitor, deskVisitor } from '../../../support/people/desk-visitor';
import { admits, does, files } from '../../../support/people/report';

let office: TestVissla;
let karin: Person;
let daniel: Person;
let desk: TestWebDesk;
let lisa: DeskVisitor;
let reference: string;

beforeEach(async () => {
  office = await openVissla();
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  desk = await openTestWebDesk(office.vissla.webDesk);
  lisa = deskVisitor(() => desk.url);
  await lisa.joins(await office.invite('Advokat'));
  await lisa.signsIn();
  const all = await office.people.ofDesk('whistleblowing');
  await admits(karin, all.find(({ title }) => title === 'Advokat')!.id satisfies MemberId);
  office.clock.advance({ days: 2 });
  ({ reference } = await files(office.person('Maja'), 'Chefen stjäl varor.'));
  await office.passes();
  await does(karin, reference, 'reply', { text: 'Tack. Vi utreder.' });
  await office.passes();
  await lisa.goes('/');
  await lisa.finds(reference);
  await lisa.touches();
  await lisa.addsSecond();
});
afterEach(async () => {
  await desk.close();
  await office.close();
});

const lines = async (): Promise<number> => (await storedAudit(office.location)).length;
const copies = async (copying: string): Promise<string> => {
  await lisa.presses('case.desk_copy');
  await lisa.presses('case.desk_do_copy', { 'case.copying': copying });
  return lisa.led.get('location') ?? '';
};
/** Fetches the page of a copy again. It has the choice of a copy, and the audit no line more. */
const isChosenAgain = async (page: string): Promise<void> => {
  const before = await lines();
  await lisa.goes(page);
  expect(lisa.reads()).toContain('Ärendet har ändrats sedan dess.');
  expect(lisa.reads()).toContain('Vilken kopia?');
  expect(lisa.reads()).not.toContain('Del 1 av');
  expect(await lines()).toBe(before);
};

it('the page of a whole copy shows no copy that is written since', async () => {
  const page = await copies('with_notes');
  expect(lisa.reads()).toContain('Tack. Vi utreder.');
  const before = await lines();
  await lisa.goes(page);
  expect(lisa.reads()).toContain('Tack. Vi utreder.');
  expect(await lines()).toBe(before);
  await does(karin, reference, 'note', { text: 'Vittnet Kvist.' });
  await isChosenAgain(page);
  expect(lisa.reads()).not.toContain('Kvist');
  // What is asked for again is another copy, with a line of its own.
  await lisa.presses('case.desk_do_copy', { 'case.copying': 'with_notes' });
  expect(lisa.reads()).toContain('Vittnet Kvist.');
});

it('the page of a copy by one shows no other one', async () => {
  for (const one of [karin, daniel]) await does(one, reference, 'recuse', { cause: 'Släkt.' });
  const redactions = (entry: string, section: string) =>
    lisa.presses('case.desk_do_redaction', {
      ...{ 'case.entry': entry, 'case.words': '', 'case.section': section },
    });
  await lisa.finds(reference);
  await lisa.presses('case.desk_copy');
  await lisa.presses('case.desk_redaction');
  await redactions('1', '17:3b');
  await redactions('2', '21:1');
  await lisa.presses('case.desk_do_ask');
  const page = await copies('alone');
  expect(lisa.reads()).toContain('[maskerat, 21 kap. 1 § OSL]');
  await lisa.presses('case.desk_redaction');
  await lisa.presses('case.desk_do_lift', { 'case.redaction': '2' });
  await lisa.presses('case.desk_do_ask');
  await isChosenAgain(page);
});

it('the page of a list shows no other one', async () => {
  const looks = async (): Promise<string> => {
    await lisa.presses('list.desk_numbers');
    await lisa.presses('case.desk_list');
    return lisa.led.get('location') ?? '';
  };
  const proposes = async (arrived: string): Promise<void> => {
    await karin.opens('desk');
    await karin.presses('desk_numbers');
    await karin.presses('desk_list');
    await karin.presses('desk_list', { arrived });
    await karin.presses('desk_do_list');
    expect(karin.shown.remark).toBe('list_proposed');
  };
  await proposes('2026-11');
  await looks();
  await lisa.presses('case.desk_do_list_yes');
  const page = await looks();
  expect(lisa.reads()).toContain('Ärenden som kom in 2026-11');
  await proposes('2026');
  await lisa.goes(page);
  expect(lisa.reads()).toContain('Listan har ändrats');
  expect(lisa.reads()).not.toContain('Ärenden som kom in');
  await looks();
  expect(lisa.reads()).toContain('Ärenden som kom in 2026');
});
