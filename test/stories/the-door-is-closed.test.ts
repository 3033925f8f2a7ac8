import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import type { DeskView } from '../../bot/domain/desk-view';
import type { MemberId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { storedAudit } from '../support/databases/stored-rows';
import { openWebDoor, type WebDoor } from '../support/messengers/web-door';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToReceipt,
  comesToStory,
  copiesReceipt,
  filesReport,
  opensWith,
  sendsStory,
} from '../support/people/messenger-person';
import { admits, files } from '../support/people/report';
import { allOf, sentencesOfPage } from '../support/people/web-page';
import { type WebPerson, webPerson } from '../support/people/web-person';

const why = 'Någon skickar <b>skräp</b> & {phone} i tusental.';

let office: TestVissla;
let door: WebDoor;
let karin: Person;
let daniel: Person;
let maja: WebPerson;

beforeEach(async () => {
  office = await openVissla();
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const { door: dialogue, whyShut } = office.vissla;
  door = await openWebDoor(dialogue, { whyShut });
  maja = webPerson(() => door.url, 'Maja');
});
afterEach(async () => {
  await door.close();
  expect(door.faults).toEqual([]);
  await closesWell(office);
});

const looks = async (member: Person): Promise<DeskView> => {
  await member.opens('desk');
  await member.presses('desk_people');
  return (await member.presses('desk_door')) as DeskView;
};
const proposes = async (member: Person, reason = why): Promise<void> => {
  await looks(member);
  await member.presses('desk_do_door', { why: reason });
};
const closes = async (): Promise<void> => {
  await proposes(karin);
  // One thing waits for the colleague, and none for the proposer.
  for (const [member, waiting] of [
    [daniel, 1],
    [karin, 0],
  ] as const)
    expect(await member.opens('desk')).toMatchObject({ name: 'desk_queue', waiting });
  await looks(daniel);
  await daniel.presses('desk_door_yes');
};
const says = (person: WebPerson): readonly string[] => sentencesOfPage(person.page);
const acts = ({ page }: WebPerson): string[] =>
  allOf(page, 'button').map((one) => (one.attributes.get('value') ?? '').replace(/\.+$/, ''));
const audited = async (): Promise<readonly (readonly [string, string])[]> =>
  (await storedAudit(office.location))
    .filter(({ event }) => event.startsWith('door_'))
    .map(({ event, member }) => [event, member] as const)
    .sort(([one], [other]) => (one < other ? 1 : -1));
const idOf = async ({ who }: Person): Promise<MemberId> => (await office.people.find(who))!.id;

it('is closed by two for the rest of the day, says why and where else to go, and opens by itself', async () => {
  await closes();
  expect(daniel.shown).toMatchObject({
    remark: 'door_shut',
    view: { name: 'desk_door', shut: why },
  });
  await maja.goes('/');
  expect(says(maja)).toEqual(expect.arrayContaining([sv.door.shut, why, sv.door.shutCode]));
  expect(says(maja).join('\n')).toContain('be om ett möte');
  expect(maja.headers.get('content-length')).toBe('30000');
  await maja.goes('/en');
  expect(says(maja)).toEqual(expect.arrayContaining([en.door.shut, why]));
  await maja.opens();
  expect(says(maja)).toEqual(expect.arrayContaining([sv.door.shut, why]));
  expect(acts(maja)).toEqual(expect.arrayContaining(['have_code', 'practice', 'rights']));
  expect(acts(maja)).not.toContain('report');
  office.clock.advance({ days: 1 });
  await maja.goes('/');
  expect(says(maja)).not.toContain(why);
  expect((await filesReport(maja, { what: 'Dagen efter.' })).reference).not.toBe('');
  expect(await looks(karin)).toEqual({ name: 'desk_door', shut: undefined, proposal: undefined });
  expect(await audited()).toEqual([
    ['door_closing_proposed', await idOf(karin)],
    ['door_closed', await idOf(daniel)],
  ]);
});

it('begins no report for a page that was opened before, nor after practice', async () => {
  await maja.opens();
  const practiser = webPerson(() => door.url, 'Omar');
  await practiser.opens();
  await practiser.presses('practice');
  await practiser.presses('safe');
  await comesToReceipt(practiser);
  await copiesReceipt(practiser);
  await closes();
  await maja.sends(maja.form('report'));
  expect(says(maja)).toEqual(expect.arrayContaining([sv.door.shut, why]));
  await practiser.presses('file', { what: 'Egna ord.' });
  expect(says(practiser)).toEqual(expect.arrayContaining([sv.practised.heading, why]));
  expect(acts(practiser)).toEqual(['leave']);
});

it('touches neither a code, nor what is begun, nor a messenger', async () => {
  const { receipt } = await filesReport(maja, { what: 'Före.' });
  await office.releases();
  const late = webPerson(() => door.url, 'Petra');
  await comesToStory(late);
  await closes();
  await sendsStory(late, { what: 'Påbörjat.' });
  expect(says(late)).toContain(sv.filed.heading);
  await opensWith(maja, receipt);
  expect(says(maja).join('\n')).toContain('Före.');
  await maja.presses('send', { text: 'Mer.' });
  expect(says(maja)).not.toContain(why);
  expect((await files(office.person('Omar'), 'I Teams.')).reference).not.toBe('');
});

it('takes two of the handlers, and the proposer can take it back', async () => {
  await proposes(karin);
  expect(karin.shown).toMatchObject({ remark: 'proposed', view: { proposal: { own: true, why } } });
  expect(karin.has('desk_door_yes')).toBe(false);
  await karin.forges('desk_door_yes');
  expect(karin.shown.remark).toBe('not_now');
  await looks(daniel);
  await looks(karin);
  await karin.presses('desk_door_no');
  expect(karin.shown).toMatchObject({ remark: 'disagreed', view: { proposal: undefined } });
  // What was shown is what is agreed on.
  await daniel.presses('desk_door_yes');
  expect(daniel.shown.remark).toBe('changed_meanwhile');
  expect(office.vissla.whyShut()).toBeUndefined();
  expect((await audited()).map(([event]) => event)).toEqual([
    'door_closing_proposed',
    'door_closing_declined',
  ]);
});

it('is nothing that HR, a deputy or somebody who waits can do', async () => {
  const [sara] = await office.staffHr('HR-chef');
  const [ersattare, waits] = await office.staff('Ersättare', 'Ny');
  await admits(karin, await idOf(ersattare), 'desk_approve_deputy');
  await proposes(karin);
  for (const person of [sara, ersattare, waits]) {
    await person.opens('desk');
    expect(person.has('desk_door')).toBe(false);
    for (const button of ['desk_door', 'desk_do_door', 'desk_door_yes', 'desk_door_no'] as const)
      await person.forges(button, { why: 'Nej.' });
    expect(person.shown.view.name).not.toBe('desk_door');
  }
  expect(await audited()).toHaveLength(1);
});

it('asks for a reason that fits, and keeps what was typed', async () => {
  await proposes(karin, ' ');
  expect(karin.shown.remark).toBe('empty');
  const long = 'x'.repeat(limits.doorReasonCharacters + 1);
  await karin.forges('desk_do_door', { why: long });
  expect(karin.shown).toMatchObject({ remark: 'too_long', fields: { why: long } });
  await proposes(karin, '\u{1F600}'.repeat(limits.doorReasonCharacters / 2));
  expect(karin.shown.remark).toBe('proposed');
});

it('is over with the day on which it was proposed', async () => {
  await proposes(karin);
  await looks(daniel);
  office.clock.advance({ days: 1 });
  await daniel.forges('desk_door_yes');
  expect(office.vissla.whyShut()).toBeUndefined();
  await office.vissla.tidy();
  expect(await office.stores.database.proposals.ofDesk('whistleblowing')).toEqual([]);
});

it('is seen by every server that looks', async () => {
  const other = (await office.anotherProcess()).vissla;
  await closes();
  await other.lookAtDoor();
  expect(other.whyShut()).toBe(why);
});
