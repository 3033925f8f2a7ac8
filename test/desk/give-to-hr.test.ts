import type { Fields } from '../../bot/domain/fields';
import type { Desk, MemberId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { View } from '../../bot/domain/view';
import { away } from '../support/away';
import { storedAudit } from '../support/databases/stored-rows';
import { comesBeforePass, quietPass } from '../support/days-pass';
import { doneOnce } from '../support/done-once';
import type { Person, TestVissla } from '../support/open-vissla';
import { does, files, opensReport, opensThread } from '../support/people/report';
import { said } from '../support/people/said';

const given = { excerpt: 'Någon skriker åt en anställd.', text: 'HR har fått ett utdrag.' };

describe('an excerpt for HR', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let sara: Person;
  let reference: string;

  const begins = doneOnce({ passes: 'when-told' }, async (office) => {
    const [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [sara] = await office.staffHr('HR-chef', 'HR-partner');
    const maja = office.person('Maja');
    const { reportCode, reference } = await files(maja, 'Min chef skriker.', said.doubt);
    await office.passes();
    await does(karin, reference, 'ask_hr');
    await office.passes();
    await opensReport(maja, reportCode);
    await maja.presses('hr_yes');
    await office.passes();
    return { karin, daniel, sara, reference };
  });
  beforeEach(async () => {
    ({ office, karin, daniel, sara, reference } = await begins());
  });
  afterEach(() => office.close());

  const opensForm = async (member: Person = karin): Promise<View> => {
    await opensThread(member, reference);
    return member.presses('desk_give_hr');
  };
  const gives = (fields: Fields = {}): Promise<View> =>
    karin.presses('desk_do_hand_over', { ...given, ...fields });
  const hrIds = async (): Promise<string> =>
    (await office.people.ofDesk('hr')).map(({ id }) => id).join(',');
  const nothingIsGiven = async (): Promise<void> => {
    const events = (await storedAudit(office.location)).map((line) => line.event);
    expect(events).not.toContain('excerpt_given_to_hr');
    await office.passes();
    expect(await sara.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
    expect((await opensThread(karin, reference)).hr).toBe('yes');
  };

  it('is not given to a desk that has become empty, and everything stands there', async () => {
    comesBeforePass(office);
    await opensForm();
    const { people } = office;
    await quietPass(office, 60);
    for (const { id } of await people.ofDesk('hr')) await people.remove(id, []);
    expect(await gives()).toMatchObject({ name: 'desk_hand_over_text', people: [] });
    expect(karin.shown).toMatchObject({ remark: 'hr_empty', fields: given });
    const thread = await opensThread(karin, reference);
    expect(thread.hr).toBe('yes');
    expect(thread.may).not.toContain('give_hr');
    // A card that was drawn before still has the button.
    expect(await karin.forges('desk_give_hr')).toMatchObject({ name: 'desk_thread' });
    expect(karin.shown.remark).toBe('hr_empty');
    expect(await office.passesNothing()).toBe(true);
  });

  it('hides from whoever waits to join HR, when that person is named', async () => {
    const [third] = await office.staffHr('HR-assistent');
    await opensForm();
    const { view } = karin.shown;
    const people = view.name === 'desk_hand_over_text' ? (view.people ?? []) : [];
    const id = people.find(({ title }) => title === 'HR-assistent')?.id ?? '';
    await gives({ involved: id });
    await sara.opens('desk');
    await sara.presses('desk_people');
    await sara.presses('desk_approve', { person: id });
    await office.passes();
    expect(await sara.opens('desk')).toMatchObject({ total: 1 });
    expect(await third.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
  });

  it('counts no ids but those of HR, and hides from nobody else', async () => {
    const own = (await office.people.find(karin.who))?.id ?? '';
    await opensForm();
    const ids = ['', 'x', '0'.repeat(32), own, ...Array<string>(40).fill('1'.repeat(32))];
    await karin.forges('desk_do_hand_over', { ...given, involved: ids.join(',') });
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'given_to_hr' });
    await office.passes();
    expect(await sara.opens('desk')).toMatchObject({ total: 1 });
    const hr = await office.stores.database.threads.ofDesk(
      'hr',
      await office.stores.database.threads.expiryMonths(),
    );
    expect(hr).toHaveLength(1);
  });

  it('is a colleague’s while it is on its way, and not something of the reporter’s', async () => {
    await opensForm(daniel);
    await opensForm();
    await gives();
    await daniel.presses('desk_do_hand_over', given);
    expect(daniel.shown).toMatchObject({ remark: 'changed_meanwhile', fields: given });
  });

  it('is away after a fault, without its list of people, and keeps texts and ticks', async () => {
    await opensForm();
    const involved = (await hrIds()).slice(0, 32);
    const back = away(office.people, 'ofDesk');
    expect(await gives({ involved })).toEqual({ name: 'desk_away' });
    expect(karin.shown).toMatchObject({ remark: 'failed', fields: {} });
    back();
    await karin.presses('desk_queue');
    await karin.presses('desk_find', { reference });
    expect(await karin.presses('desk_give_hr')).toMatchObject({ people: [{}, {}] });
    expect(karin.shown.fields).toMatchObject({ ...given, involved });
    await karin.presses('desk_thread');
    await karin.presses('desk_give_hr');
    expect(karin.shown.fields).toMatchObject({ ...given, involved });
    expect(await karin.presses('desk_do_hand_over')).toMatchObject({ name: 'desk_done' });
  });

  it('takes no more exclusions than a thread can hold', async () => {
    const all = Array.from({ length: limits.named }, (_, index) => ({
      id: index.toString(16).padStart(32, '0') as MemberId,
      desk: 'hr' as const,
      title: `HR ${index}`,
      standing: 'waiting' as const,
    }));
    const { people } = office;
    const ofDesk = people.ofDesk.bind(people);
    await opensForm();
    Object.assign(people, {
      ofDesk: async (desk: Desk) => [...(await ofDesk(desk)), ...(desk === 'hr' ? all : [])],
    });
    const named = [...all.map(({ id }) => id), (await hrIds()).slice(0, 32)].join(',');
    await karin.forges('desk_do_hand_over', { ...given, involved: named });
    expect(karin.shown).toMatchObject({ remark: 'exclusions_full', fields: given });
    Object.assign(people, { ofDesk });
    await nothingIsGiven();
  });

  describe('that HR has', () => {
    let atHr: string;
    beforeEach(async () => {
      await opensForm();
      await gives();
      await office.passes();
      const queue = await sara.opens('desk');
      atHr = queue.name === 'desk_queue' ? (queue.items[0]?.reference ?? '') : '';
    });
    it('takes words of two handlers at once, and says to both that they wait', async () => {
      for (const member of [karin, daniel]) {
        await opensThread(member, reference);
        await member.presses('desk_write_hr');
      }
      const { shown } = karin;
      const views = await Promise.all([
        karin.presses('desk_do_hand_over', { text: 'Karins ord' }),
        daniel.presses('desk_do_hand_over', { text: 'Daniels ord' }),
      ]);
      expect(views).toMatchObject([{ what: 'written_to_hr' }, { what: 'written_to_hr' }]);
      karin.shown = shown;
      expect(await karin.presses('desk_do_hand_over', { text: 'Karins ord' })).toMatchObject({
        name: 'desk_done',
        again: true,
      });
      expect(await opensThread(karin, reference)).toMatchObject({ pending: 2 });
      await office.passes();
      await opensThread(sara, atHr);
      for (const text of ['Karins ord', 'Daniels ord']) {
        expect(sara.reads().split(text)).toHaveLength(2);
      }
    });

    it('is not answered past what HR has written meanwhile: that is read first', async () => {
      await opensThread(karin, reference);
      await karin.presses('desk_write_hr');
      await does(sara, atHr, 'reply', { text: 'Vi har en fråga.' });
      await office.passes();
      expect(await karin.presses('desk_do_hand_over', { text: 'Hur går det?' })).toMatchObject({
        name: 'desk_hand_over_text',
      });
      const kept = { remark: 'changed_meanwhile', fields: { text: 'Hur går det?' } };
      expect(karin.shown).toMatchObject(kept);
      await office.passes();
      expect((await opensThread(karin, reference)).hr).toBe('answered');
    });

    it('has nobody to write to once HR has become empty', async () => {
      comesBeforePass(office);
      await opensThread(karin, reference);
      await karin.presses('desk_write_hr');
      const { people } = office;
      await quietPass(office, 60);
      for (const { id } of await people.ofDesk('hr')) await people.remove(id, []);
      await karin.presses('desk_do_hand_over', { text: 'Är ni där?' });
      expect(karin.shown).toMatchObject({ remark: 'hr_empty', fields: { text: 'Är ni där?' } });
      expect(await office.passesNothing()).toBe(true);
      expect((await opensThread(karin, reference)).may).not.toContain('write_hr');
    });

    it('is not there for whoever stepped down: no note, and no word to HR', async () => {
      await opensThread(daniel, reference);
      await daniel.presses('desk_write_hr');
      const form = daniel.shown;
      await does(daniel, reference, 'recuse', { cause: 'Släkt.' });
      await office.passes();
      await does(sara, atHr, 'reply', { text: 'HEMLIGT SVAR' });
      office.notices.length = 0;
      await office.passes();
      expect(office.notices.map(({ address }) => address)).toEqual([
        expect.stringContaining('Kommunjurist'),
      ]);
      expect(await daniel.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
      daniel.shown = form;
      await daniel.presses('desk_do_hand_over', { text: 'Jag frågar ändå.' });
      expect(daniel.shown).toMatchObject({
        remark: 'gone',
        fields: { text: 'Jag frågar ändå.' },
      });
      expect(await office.passesNothing()).toBe(true);
      await daniel.presses('desk_thread');
      expect(daniel.shown).toMatchObject({
        remark: 'gone',
        view: { name: 'desk_queue', total: 0 },
      });
    });
  });
});
