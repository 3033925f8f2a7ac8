import type { ButtonName } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import type { MemberId } from '../../bot/domain/ids';
import { storedAudit } from '../support/databases/stored-rows';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { forgerOf } from '../support/people/forger-of';
import { files, opensThread } from '../support/people/report';

const why = 'Hon är gift med chefen som det gäller.';
const decidedBy = 'Kommundirektören';

describe('somebody of the desk has a conflict of interest', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let petra: Person;
  let ids: Readonly<Record<'karin' | 'daniel' | 'petra', MemberId>>;
  let reference: string;

  beforeAll(async () => {
    office = await openVissla({ passes: 'when-told', reminded: [1, 4] });
    const titles = ['Kommunjurist', 'Utredare', 'Säkerhetschef'] as const;
    [karin, daniel, petra] = await office.staff(...titles);
    await karin.opens('desk');
    await karin.presses('desk_people');
    const idOf = async (title: string): Promise<MemberId> => {
      const found = (await office.people.ofDesk('whistleblowing')).find((p) => p.title === title);
      return found!.id;
    };
    await karin.presses('desk_approve', { person: await idOf('Säkerhetschef') });
    // Petra reads what is sent from two days later on.
    office.clock.advance({ days: 2 });
    ids = {
      karin: await idOf('Kommunjurist'),
      daniel: await idOf('Utredare'),
      petra: await idOf('Säkerhetschef'),
    };
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    ({ reference } = await files(office.person('Maja'), 'En sak.'));
    await office.passes();
  });

  const does = async (who: Person, form: ButtonName, send: ButtonName, fields: Fields) => {
    await opensThread(who, reference);
    await who.presses(form);
    return (await who.presses(send, { ...who.shown.fields, ...fields })).name;
  };
  const proposes = (who: Person, person: MemberId, fields: Fields = {}) =>
    does(who, 'desk_exclude', 'desk_do_exclude', { person, cause: why, decidedBy, ...fields });
  const answers = (who: Person, answer: string, beside?: string) =>
    does(who, 'desk_two', 'desk_do_two', { answer, ...(beside === undefined ? {} : { beside }) });
  const looks = (who: Person) => opensThread(who, reference);
  const knows = async (who: Person): Promise<boolean> => {
    await who.opens('desk');
    return (await who.presses('desk_find', { reference })).name === 'desk_thread';
  };
  const forges = forgerOf(() => office);
  const isAway = async (who: Person, until: string | undefined): Promise<void> => {
    await who.opens('desk');
    await who.presses('desk_people');
    if (until === undefined) await who.presses('desk_be_back');
    else await who.presses('desk_be_away', { awayUntil: until });
  };
  const items = async (who: Person, ...buttons: readonly ButtonName[]) => {
    await who.opens('desk');
    for (const button of buttons) await who.presses(button);
    const { view } = who.shown;
    return view.name === 'desk_queue' ? view.items : [];
  };
  const mine = async (who: Person) => (await items(who, 'desk_mine')).map((item) => item.reference);
  const dues = async (who: Person) => {
    const all = await items(who);
    return all.find((item) => item.reference === reference)?.head?.map(({ what }) => what) ?? [];
  };
  const letsIn = async (title: string): Promise<Person> => {
    const [person] = await office.staff(title);
    const { id } = (await office.people.find(person.who))!;
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_approve_deputy', { person: id });
    return person;
  };
  const events = async (): Promise<readonly string[]> =>
    (await storedAudit(office.location)).map(({ event }) => event);

  it('leaves the report, and the others read why and who decided it', async () => {
    await does(daniel, 'desk_case', 'desk_do_case', { assignee: ids.daniel, deputy: ids.petra });
    expect((await looks(karin)).case).toMatchObject({
      assignee: 'Utredare',
      deputy: 'Säkerhetschef',
    });
    expect(await does(daniel, 'desk_recuse', 'desk_do_recuse', { cause: ' ' })).toBe('desk_recuse');
    expect(daniel.shown.remark).toBe('empty');
    await does(daniel, 'desk_recuse', 'desk_do_recuse', { cause: why, decidedBy });
    expect(await knows(daniel)).toBe(false);
    const left = await looks(karin);
    expect(left.case).toMatchObject({ assignee: undefined, deputy: 'Säkerhetschef' });
    expect(karin.reads()).toContain('Jäv: Utredare lämnade ärendet');
    expect(karin.reads()).toContain(why);
    expect(karin.reads()).toContain(decidedBy);
  });

  it('is shut out by two, and sees nothing of it before', async () => {
    const before = await looks(petra);
    expect(await proposes(karin, ids.petra)).toBe('desk_done');
    expect(karin.reads()).toContain('Säkerhetschef ser det inte.');
    expect(await looks(petra)).toEqual(before);
    expect((await looks(karin)).exclusions).toMatchObject([{ own: true, choices: ['take_back'] }]);
    expect(await answers(daniel, 'yes')).toBe('desk_done');
    expect(await knows(petra)).toBe(false);
    expect((await looks(karin)).exclusions).toEqual([]);
    expect(karin.reads()).toContain('Jäv: Säkerhetschef är utestängd från ärendet');
    expect(karin.reads()).toContain('Kommunjurist och Utredare');
    expect(await events()).toEqual(
      expect.arrayContaining(['exclusion_proposed', 'exclusion_agreed']),
    );
    expect(office.journal.faults).toEqual([]);
  });

  it('stays where a colleague says no, or the proposal is taken back', async () => {
    await proposes(karin, ids.petra);
    expect(await answers(daniel, 'no')).toBe('desk_done');
    expect((await looks(daniel)).exclusions).toEqual([]);
    await proposes(karin, ids.petra);
    // Whoever proposes it has no yes, whatever a client sends.
    await opensThread(karin, reference);
    await karin.presses('desk_two');
    const forged = await forges(karin, 'desk_do_two', { answer: 'yes' });
    expect(forged).toMatchObject({ name: 'desk_two' });
    expect(await answers(karin, 'take_back')).toBe('desk_done');
    expect((await looks(daniel)).exclusions).toEqual([]);
    expect(await knows(petra)).toBe(true);
  });

  it('is shut out once, though two answer at once; the second is told', async () => {
    await proposes(karin, ids.petra);
    for (const member of [daniel, karin]) {
      await opensThread(member, reference);
      await member.presses('desk_two');
    }
    await Promise.all([
      daniel.presses('desk_do_two', { answer: 'yes' }),
      karin.presses('desk_do_two', { answer: 'take_back' }),
    ]);
    const names = [daniel, karin].map(({ shown }) => shown.view.name).sort();
    expect(names).toEqual(['desk_done', 'desk_two']);
    const isExcluded = daniel.shown.view.name === 'desk_done';
    expect(await knows(petra)).toBe(!isExcluded);
  });

  it('is no way to shut out somebody who proposed the same of oneself', async () => {
    await proposes(karin, ids.petra);
    office.clock.advance({ days: 1 });
    expect(await proposes(petra, ids.karin)).toBe('desk_done');
    const shown = (await looks(daniel)).exclusions?.map(({ who }) => who);
    expect(shown).toEqual(['Säkerhetschef', 'Kommunjurist']);
    await answers(daniel, 'yes');
    // The proposal of whoever is gone counts no more.
    expect((await looks(daniel)).exclusions).toEqual([]);
    expect(await knows(karin)).toBe(true);
  });

  it('is not felt by whom it is about: neither in the form of the case nor where there is no room', async () => {
    await opensThread(petra, reference);
    await petra.presses('desk_case');
    await proposes(karin, ids.petra);
    await proposes(daniel, ids.petra);
    await petra.presses('desk_do_case', { ...petra.shown.fields, number: 'KS 2026/7' });
    expect(petra.shown.view.name).toBe('desk_done');
    expect(await proposes(petra, ids.karin)).toBe('desk_done');
  });

  it('is not shut out by what somebody proposed who is gone', async () => {
    await proposes(karin, ids.petra);
    await opensThread(daniel, reference);
    await daniel.presses('desk_two');
    await does(karin, 'desk_recuse', 'desk_do_recuse', { cause: why });
    await daniel.presses('desk_do_two', { answer: 'yes' });
    expect(daniel.shown.view).toMatchObject({ name: 'desk_two', proposal: undefined });
    expect(await knows(petra)).toBe(true);
  });

  it('is forgotten with the report', async () => {
    const { threads, proposals } = office.stores.database;
    const all = async () => (await proposals.ofDesk('whistleblowing')).map(({ id }) => id);
    const before = await all();
    await proposes(karin, ids.petra);
    const [made] = (await all()).filter((id) => !before.includes(id));
    await office.vissla.tidy();
    expect(await all()).toContain(made);
    const row = await threads.byReference(reference as never);
    await threads.remove(row!.id, []);
    await office.vissla.tidy();
    expect(await all()).not.toContain(made);
  });

  it('takes a name that the desk has and a reason that fits', async () => {
    expect(await proposes(karin, 'ab'.repeat(16) as MemberId)).toBe('desk_exclude');
    expect(karin.shown.remark).toBe('choose');
    expect(await proposes(karin, ids.petra, { cause: 'x'.repeat(300) })).toBe('desk_exclude');
    expect(karin.shown.remark).toBe('reason_long');
    expect((await looks(daniel)).exclusions).toEqual([]);
  });

  it('is not shut out by the only other who reads it: neither of two judges the other', async () => {
    await does(daniel, 'desk_recuse', 'desk_do_recuse', { cause: why });
    await isAway(petra, '2026-12-10');
    await looks(karin);
    await karin.presses('desk_exclude');
    expect(karin.reads()).toContain('Bara du och Säkerhetschef kan läsa ärendet');
    await proposes(karin, ids.petra);
    // Nor is it one who cannot read it, though away.
    await isAway(await letsIn('Ersättare borta'), '2026-12-10');
    expect((await looks(karin)).exclusions).toMatchObject([{ choices: ['take_back'] }]);
    await karin.presses('desk_two');
    await forges(karin, 'desk_do_two', { answer: 'alone', beside: 'Nu.' });
    await isAway(petra, undefined);
    expect(await knows(petra)).toBe(true);
  });

  it('is not shut out by one while a colleague is there; once away, the colleague reads it later', async () => {
    await proposes(karin, ids.petra);
    expect((await looks(karin)).exclusions).toMatchObject([{ choices: ['take_back'] }]);
    await isAway(daniel, '2026-12-10');
    expect(await answers(karin, 'alone')).toBe('desk_two');
    expect(karin.shown.remark).toBe('why_missing');
    expect(await answers(karin, 'alone', 'Hon får handlingarna i morgon.')).toBe('desk_done');
    expect(await events()).toContain('exclusion_alone');
    expect(await knows(petra)).toBe(false);
    await isAway(daniel, undefined);
    expect(await dues(daniel)).toContain('alone');
    expect((await looks(daniel)).byOne).toMatchObject({ by: 'Kommunjurist' });
    expect(daniel.reads()).toContain('Hon får handlingarna i morgon.');
    expect((await looks(karin)).byOne).toBeUndefined();
    await looks(daniel);
    await daniel.presses('desk_read_alone');
    expect(daniel.shown.remark).toBe('read_alone');
    expect((await looks(daniel)).byOne).toBeUndefined();
    expect(await dues(daniel)).not.toContain('alone');
    expect(await events()).toContain('alone_read');
  });

  it('is shut out with the answer of a deputy from outside, to whom the report was shown', async () => {
    await does(daniel, 'desk_recuse', 'desk_do_recuse', { cause: why });
    const deputy = await letsIn('Ersättare');
    await proposes(karin, ids.petra);
    // Somebody is there to whom it can be shown: nobody does it alone.
    expect((await looks(karin)).exclusions).toMatchObject([{ choices: ['take_back'] }]);
    const person = (await office.people.find(deputy.who))!.id;
    await does(karin, 'desk_show', 'desk_do_show', { person });
    expect(await answers(deputy, 'yes')).toBe('desk_done');
    expect(await knows(petra)).toBe(false);
    expect(karin.reads()).not.toContain('Ersättare');
    await looks(karin);
    expect(karin.reads()).toContain('Kommunjurist och Ersättare');
  });

  it('has a deputy, whose own it is while the assignee is away', async () => {
    await does(karin, 'desk_case', 'desk_do_case', { assignee: ids.daniel, deputy: ids.petra });
    expect(await mine(petra)).not.toContain(reference);
    expect((await looks(karin)).case).toMatchObject({ deputy: 'Säkerhetschef', standsIn: false });
    await isAway(daniel, '2026-12-10');
    expect(await mine(petra)).toContain(reference);
    expect(await mine(daniel)).toContain(reference);
    expect((await looks(karin)).case).toMatchObject({ standsIn: true });
    expect(karin.reads()).toContain('Ersättare nu: Säkerhetschef');
    await isAway(daniel, undefined);
    expect(await mine(petra)).not.toContain(reference);
  });
});
