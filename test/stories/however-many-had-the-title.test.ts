import type { Desk } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  admits,
  does,
  files,
  filesAbout,
  handsOver,
  looksFor,
  opensQueue,
  opensThread,
} from '../support/people/report';

let office: TestVissla;
let karin: Person;
let daniel: Person;
const title = 'Utredare';
const conflict = { cause: 'Jäv.' };

const idOf = async (of: string, desk: Desk = 'whistleblowing') =>
  (await office.people.ofDesk(desk)).find((one) => one.title === of)!.id;
const total = async (member: Person) => (await opensQueue(member)).total;
/** The last of as many as have a title in turn; everybody before has left. */
const lastOf = async (many: number, desk: Desk, by: Person): Promise<Person> => {
  for (let nth = 1; ; nth += 1) {
    const [one] = desk === 'hr' ? await office.staffHr(title) : await office.staff(title);
    await admits(by, await idOf(title, desk));
    if (nth === many) return one;
    await office.people.remove(await idOf(title, desk), []);
  }
};

beforeEach(async () => {
  office = await openVissla({ passes: 'at-once' });
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
});
afterEach(() => closesWell(office));

describe('one of a title that more had before than a desk has members', () => {
  let ulf: Person;
  let reference: string;
  beforeEach(async () => {
    ulf = await lastOf(limits.deskMembers + 2, 'whistleblowing', karin);
    office.clock.advance({ days: 2 });
    ({ reference } = await files(office.person('Maja'), 'En sak.'));
    await office.passes();
  });

  it('steps down, and the next one of that title does not read it either', async () => {
    expect(await total(ulf)).toBe(1);
    await does(ulf, reference, 'recuse', conflict);
    expect([await total(ulf), await total(karin)]).toEqual([0, 1]);
    await office.people.remove(await idOf(title), []);
    const next = await lastOf(1, 'whistleblowing', karin);
    expect(await total(next)).toBe(0);
  });

  it('is shut out by two', async () => {
    await does(karin, reference, 'exclude', { person: await idOf(title), ...conflict });
    await opensThread(daniel, reference);
    await daniel.presses('desk_two');
    await daniel.presses('desk_do_two', { answer: 'yes' });
    expect([await total(ulf), await total(daniel)]).toEqual([0, 1]);
  });

  it('is ticked in a report that came by telephone', async () => {
    await karin.opens('desk');
    await karin.presses('desk_enter');
    const written = { way: 'telephone', text: 'Om utredaren.', involved: await idOf(title) };
    await karin.presses('desk_do_enter', { ...karin.shown.fields, ...written });
    await office.passes();
    expect([await total(ulf), await total(karin)]).toEqual([1, 2]);
  });

  it('steps down at the handlers, and reads no more of it at HR, whoever had the title there', async () => {
    const [manager] = await office.staffHr('HR-chef', 'HR-partner');
    const twin = await lastOf(limits.deskMembers, 'hr', manager);
    office.clock.advance({ days: 2 });
    const given = { excerpt: 'Utdraget.', cause: 'HR prövar.', text: 'HR får ett utdrag.' };
    const involved = await idOf('HR-partner', 'hr');
    await handsOver(karin, reference, { ...given, involved }, { target: 'hr' });
    await office.passes();
    expect([await total(manager), await total(twin)]).toEqual([1, 1]);
    await does(ulf, reference, 'recuse', conflict);
    expect([await total(ulf), await total(manager), await total(twin)]).toEqual([0, 1, 0]);
  });
});

it('who steps down opens the case to no newcomer, and takes it from nobody to whom it was shown', async () => {
  // With the two others as many as a desk has members.
  const ulf = await lastOf(limits.deskMembers - 2, 'whistleblowing', karin);
  office.clock.advance({ days: 2 });
  const { reference } = await filesAbout(office.person('Maja'), ['Kommunjurist'], 'Om juristen.');
  await office.passes();
  await does(daniel, reference, 'recuse', conflict);
  office.clock.advance({ days: 2 });
  const [deputy, newcomer] = await office.staff('Ombud', 'Ekonomichef');
  for (const one of ['Ombud', 'Ekonomichef']) await admits(karin, await idOf(one));
  await does(ulf, reference, 'show', { person: await idOf('Ombud') });
  const reads = async (who: Person) => {
    await looksFor(who, reference);
    return who.shown.view.name;
  };
  expect([await reads(deputy), await reads(newcomer)]).toEqual(['desk_thread', 'desk_queue']);
  await does(ulf, reference, 'recuse', conflict);
  expect(await total(ulf)).toBe(0);
  expect([await reads(deputy), await reads(newcomer)]).toEqual(['desk_thread', 'desk_queue']);
});
