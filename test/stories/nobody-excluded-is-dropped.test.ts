import { limits } from '../../bot/domain/limits';
import { goesBy } from '../support/days-pass';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { admits, does, files, handsOver, opensQueue } from '../support/people/report';

let office: TestVissla;
let karin: Person;
let daniel: Person;
let others: readonly Person[];
let manager: Person;
let twin: Person;
let reference: string;
const conflict = { cause: 'Det gäller mig.' };
const idOf = async (one: Person) => (await office.people.find(one.who))!.id;
const total = async (member: Person) => (await opensQueue(member)).total;

/** Handlers of these titles beside two, and a whole desk of HR people. */
beforeEach(async () => {
  office = await openVissla({ passes: { kind: 'daily', hour: 10 } });
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  others = await office.staff('Revisor', 'Advokat');
  for (const one of others) await admits(karin, await idOf(one));
  [manager, twin] = await office.staffHr('HR-chef', 'Säkerhetssamordnare');
});
afterEach(() => closesWell(office));

const passes = () => goesBy(office, { minutes: 24 * 60 });
/** Gives HR an excerpt about the last of its people, who are so many. */
const givesAbout = async (count: number): Promise<readonly Person[]> => {
  const titles = Array.from({ length: limits.deskMembers - 2 }, (_, nth) => `HR ${nth}`);
  const people = await office.staffHr(...titles);
  for (const one of people) await admits(manager, await idOf(one));
  await passes();
  await passes();
  ({ reference } = await files(office.person('Maja'), 'Det gäller många.'));
  await passes();
  await passes();
  const all = await office.people.ofDesk('hr');
  const involved = all.slice(-count).map(({ id }) => id);
  const given = { excerpt: 'Utdraget.', cause: 'HR prövar.', text: 'HR får ett utdrag.' };
  const sent = { ...given, involved: involved.join(',') };
  await handsOver(karin, reference, sent, { target: 'hr' });
  return people;
};

it('hides an excerpt from all who are named at HR, however many step down meanwhile', async () => {
  const people = await givesAbout(limits.deskMembers - 1);
  for (const one of others) await does(one, reference, 'recuse', conflict);
  await passes();
  expect(await total(manager)).toBe(1);
  expect(await Promise.all(people.map(total))).toEqual(people.map(() => 0));
});

it('hides an excerpt from who steps down, however many are named at HR', async () => {
  await givesAbout(limits.deskMembers - 2);
  for (const one of others) await does(one, reference, 'recuse', conflict);
  await passes();
  expect(await total(twin)).toBe(1);
  await does(daniel, reference, 'recuse', conflict);
  expect([await total(daniel), await total(twin), await total(manager)]).toEqual([0, 0, 1]);
});
