import type { Desk } from '../../bot/domain/ids';
import { byTitle, isAlike } from '../../bot/domain/member';
import { invite } from '../../bot/operator/commands/invite';
import { nodeRandom } from '../../bot/platform/random';
import { closesWell, openVissla, type TestVissla } from '../support/open-vissla';
import {
  admits,
  does,
  files,
  filesAbout,
  handsOver,
  opensQueue,
  tries,
} from '../support/people/report';
import { joinsOnTheWeb, newPasskey, typesOnTheWeb } from '../support/people/web-desk';

const plain = 'Säkerhetschef';
const both = 'Kommunjurist / Municipal lawyer';
const nobreak = '\u2011';
/** Titles that somebody reads alike. */
const pairs = [
  ['of one half and of two', 'Kommunjurist', both],
  ['with one Swedish half', both, 'Kommunjurist / Lawyer'],
  ['with one English half', both, 'Jurist / Municipal lawyer'],
  ['with one half in the other place', both, 'Advokat / Kommunjurist'],
  ['composed in two ways', plain.normalize('NFC'), plain.normalize('NFD')],
  ['with a soft hyphen', 'Kommunjurist', 'Kommun\u00adjurist'],
  ['with a space of no width', 'Kommunjurist', 'Kommun\u200bjurist'],
  ['with a hyphen that does not break', 'HR-chef', `HR${nobreak}chef`],
  ['with two blanks', 'Extern advokat', 'Extern  advokat'],
  ['with a blank that does not break', 'Extern advokat', 'Extern\u00a0advokat'],
  ['in capitals', 'Kommunjurist', 'KOMMUNJURIST'],
  ['in wide letters', 'Revisor', 'Ｒｅｖｉｓｏｒ'],
] as const;

let office: TestVissla;
afterEach(() => closesWell(office));

const idOf = async (title: string, desk: Desk = 'whistleblowing') =>
  (await office.people.ofDesk(desk)).find((one) => one.title === title)!.id;
const inviting = () => ({
  ...{ people: office.people, clock: office.clock },
  ...{ random: nodeRandom(), environment: {} },
});

describe.each(pairs)('a title %s', (_, one, other) => {
  beforeEach(async () => {
    office = await openVissla({ passes: 'at-once' });
  });

  it('is given to one account: no invitation, and no joining by an earlier one', async () => {
    await office.staff('Ordförande', one);
    await expect(invite(inviting(), 'whistleblowing', other)).rejects.toThrow('of their own');
    expect(await typesOnTheWeb(office, await office.invite(other))).toEqual({ kind: 'refused' });
    const late = office.person('Sent');
    await tries(late, await office.invite(other));
    expect(late.shown).toMatchObject({ view: { name: 'code' }, remark: 'code_refused' });
    expect(await office.people.ofDesk('whistleblowing')).toHaveLength(2);
  });

  it('is one person at both desks, and once that person has left', async () => {
    const [karin, daniel] = await office.staff('Ordförande', one);
    await office.staff('Ekonomichef');
    await admits(karin, await idOf('Ekonomichef'));
    const [manager, twin] = await office.staffHr('Personalchef', other);
    office.clock.advance({ days: 2 });
    await filesAbout(office.person('Maja'), [one], 'Det gäller henne.');
    const { reference } = await files(office.person('Maja'), 'Något annat.');
    await office.passes();
    const given = { excerpt: 'Utdraget.', cause: 'HR prövar.', text: 'HR får ett utdrag.' };
    await handsOver(karin, reference, given, { target: 'hr' });
    await office.passes();
    const total = async (member: typeof karin) => (await opensQueue(member)).total;
    expect([await total(manager), await total(twin), await total(daniel)]).toEqual([1, 1, 1]);
    await does(daniel, reference, 'recuse', { cause: 'Det gäller mig.' });
    expect([await total(manager), await total(twin), await total(daniel)]).toEqual([1, 0, 0]);
    await office.people.remove(await idOf(one), []);
    const again = await joinsOnTheWeb(office, other, newPasskey());
    await admits(karin, again.id);
    const web = { messenger: 'web', tenant: 'v', user: again.id, address: '' } as const;
    const { dialogue } = office.vissla.webDesk;
    const queue = await office.personBefore({ dialogue })(web).opens('desk');
    expect(queue).toMatchObject({ name: 'desk_queue', total: 0 });
  });
});

it('titles that nobody reads alike are two people', () => {
  const titles = ['Kommunjurist', 'Kommunjurist 2', 'Jurist', 'HR-chef', 'HR chef', 'Åklagare'];
  for (const title of titles)
    expect(titles.filter((one) => isAlike({ title: one }, { title }))).toEqual([title]);
});

it('a list has a line for each person whom no other line names', () => {
  const people = ['A / B', 'C / B', 'C / D'].map((title) => ({ id: title as never, title }));
  expect(byTitle(people).map(({ title }) => title)).toEqual(['A / B', 'C / D']);
});
