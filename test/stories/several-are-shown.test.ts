import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { admits, files, filesAbout, opensThread } from '../support/people/report';

let office: TestVissla;
let karin: Person;
let petra: Person;
let references: string[];

beforeEach(async () => {
  office = await openVissla();
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  references = [];
  for (const what of ['En sak.', 'En till.', 'En tredje.'])
    references.push((await files(office.person('Maja'), what)).reference);
  await office.passes();
  [petra] = await office.staff('Utredare');
  await admits(karin, await idOf(petra));
});
afterEach(() => office.close());

const idOf = async ({ who }: Person) => (await office.people.find(who))!.id;
const looks = async (member: Person) => {
  await opensThread(member, references[2]!);
  await member.presses('desk_show');
  const view = await member.presses('desk_several');
  if (view.name !== 'desk_several') throw new Error(view.name);
  return view;
};
const reads = async (member: Person): Promise<readonly string[]> => {
  const view = await member.opens('desk');
  if (view.name !== 'desk_queue') throw new Error(view.name);
  return view.items.map(({ reference }) => reference).sort();
};
const threadOf = async (reference: string): Promise<string> => {
  const { cases } = await looks(karin);
  return cases.find((one) => one.reference === reference)?.thread ?? '';
};

describe('several cases', () => {
  it('are shown to a newcomer by one press, those that were ticked, and each is in the audit', async () => {
    expect(await reads(petra)).toEqual([]);
    const { cases, people } = await looks(karin);
    expect([cases.length, people.map(({ title }) => title)]).toEqual([3, ['Utredare']]);
    const [one, two] = references as [string, string];
    const chosen = [await threadOf(one), await threadOf(two)].join(',');
    await looks(karin);
    await karin.presses('desk_do_several', { person: await idOf(petra), cases: chosen });
    expect(karin.shown.remark).toBe('shown_several');
    expect(await reads(petra)).toEqual([one, two].sort());
    const shown = (await office.events()).filter((event) => event === 'thread_shown');
    expect(shown).toHaveLength(2);
    await karin.presses('desk_do_several', { person: await idOf(petra), cases: chosen });
    expect(karin.shown.remark).toBe('shown_several');
    expect((await office.events()).filter((event) => event === 'thread_shown')).toHaveLength(2);
  });

  it('say the same where one of them is kept from that colleague, who learns nothing', async () => {
    office.clock.advance({ days: 2 });
    const { reference } = await filesAbout(office.person('Nils'), ['Utredare'], 'Om utredaren.');
    await office.passes();
    await opensThread(karin, reference);
    const { view } = karin.shown;
    expect(view.name).toBe('desk_thread');
    expect((await looks(karin)).cases.map((one) => one.reference)).not.toContain(reference);
    const all = await office.stores.database.threads.byReference(reference as never);
    const chosen = [await threadOf(references[0]!), all!.id, 'nothing'].join(',');
    await looks(karin);
    await karin.forges('desk_do_several', { person: await idOf(petra), cases: chosen });
    expect(karin.shown.remark).toBe('shown_several');
    expect(await reads(petra)).toEqual([references[0]]);
  });

  it('need a colleague and a case, and an outside deputy shows none', async () => {
    const [ombud] = await office.staff('Ombud');
    await admits(karin, await idOf(ombud), 'desk_approve_deputy');
    await looks(karin);
    await karin.presses('desk_do_several', { cases: await threadOf(references[0]!) });
    expect(karin.shown.remark).toBe('choose');
    await karin.presses('desk_do_several', { person: await idOf(petra), cases: '' });
    expect(karin.shown.remark).toBe('choose');
    await ombud.opens('desk');
    await ombud.forges('desk_do_several', { person: await idOf(ombud), cases: 'x' });
    expect(ombud.shown.remark).toBe('not_as_deputy');
    expect(await reads(ombud)).toEqual([]);
  });
});
