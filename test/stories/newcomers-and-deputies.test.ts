import type { MemberId } from '../../bot/domain/ids';
import { storedAudit } from '../support/databases/stored-rows';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  admits,
  comesToGuide,
  comesToList,
  does,
  files,
  filesAbout,
  looksFor,
  opensQueue,
  opensThread,
  writesReportCodeDown,
} from '../support/people/report';

let office: TestVissla;
let karin: Person;
let daniel: Person;

beforeEach(async () => {
  office = await openVissla();
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
});
afterEach(() => office.close());

const aReport = async (): Promise<string> => {
  const { reference } = await files(office.person('Maja'), 'En sak.');
  await office.passes();
  return reference;
};

/** A report that names the second member. */
const aReportAboutDaniel = async (): Promise<string> => {
  const titles = ['Säkerhetssamordnare'];
  const { reference } = await filesAbout(office.person('Maja'), titles, 'Om honom.');
  await office.passes();
  return reference;
};

const idOf = async (title: string): Promise<MemberId> => {
  const all = await office.people.ofDesk('whistleblowing');
  return all.find((one) => one.title === title)!.id;
};

/** Somebody joins who has to be let in, and Karin lets the person in. */
const joins = async (
  title: string,
  button: 'desk_approve' | 'desk_approve_deputy' = 'desk_approve',
): Promise<Person> => {
  const [person] = await office.staff(title);
  await admits(karin, await idOf(title), button);
  return person;
};

const finds = async (member: Person, reference: string): Promise<boolean> => {
  await looksFor(member, reference);
  const { view, remark } = member.shown;
  expect([view.name, remark]).toEqual(
    view.name === 'desk_thread' ? ['desk_thread', undefined] : ['desk_queue', 'unknown_reference'],
  );
  return view.name === 'desk_thread';
};

const totalFor = async (member: Person) => (await opensQueue(member)).total;

describe('a newcomer', () => {
  it('sees what is delivered after what waited at the joining, and is told nothing of what was before', async () => {
    const before = await aReport();
    office.clock.advance({ days: 1 });
    const lisa = await joins('Utredare');
    expect(await totalFor(lisa)).toBe(0);
    expect(await finds(lisa, before)).toBe(false);
    // Written for those who were there, or a moment later: on that day nobody can tell.
    expect(await finds(lisa, await aReport())).toBe(false);
    office.clock.advance({ days: 1 });
    // A dialog of the day before, which could not name her, can still be sent.
    expect(await finds(lisa, await aReport())).toBe(false);
    office.clock.advance({ days: 1 });
    office.notices.length = 0;
    const after = await aReport();
    expect(new Map(office.notices.map(({ address, count }) => [address, count]))).toEqual(
      new Map([
        [karin.who.address, 4],
        [daniel.who.address, 4],
        [lisa.who.address, 1],
      ]),
    );
    expect(await totalFor(lisa)).toBe(1);
    expect(await finds(lisa, after)).toBe(true);
    expect(await totalFor(karin)).toBe(4);
    // Nothing in a case that she sees leads to one that she does not.
    await expect(lisa.presses('desk_show')).rejects.toThrow('no button');
  });

  it('is shown one older case, at once, and no other', async () => {
    const [first, second] = [await aReport(), await aReport()];
    office.clock.advance({ days: 1 });
    const lisa = await joins('Utredare');
    await opensThread(karin, first);
    await karin.presses('desk_show');
    expect(karin.shown.view).toMatchObject({
      name: 'desk_show',
      people: [{ id: await idOf('Utredare'), title: 'Utredare' }],
    });
    await karin.presses('desk_do_show');
    expect(karin.shown).toMatchObject({ remark: 'choose', view: { name: 'desk_show' } });
    const form = karin.shown;
    await karin.presses('desk_do_show', { person: await idOf('Utredare') });
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'shown', again: false });
    expect(await finds(lisa, first)).toBe(true);
    expect(await finds(lisa, second)).toBe(false);
    expect(await totalFor(lisa)).toBe(1);
    // Pressed twice, it is simply done.
    karin.shown = form;
    await karin.presses('desk_do_show', { person: await idOf('Utredare') });
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'shown', again: true });
    const shown = (await storedAudit(office.location)).filter(
      ({ event }) => event === 'thread_shown',
    );
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({
      member: await idOf('Kommunjurist'),
      subject: await idOf('Utredare'),
    });
    // There is nobody left to whom it can be shown.
    await opensThread(karin, first);
    await expect(karin.presses('desk_show')).rejects.toThrow('no button');
  });

  it('is chosen by two at once, or has left: the second reads what is there now', async () => {
    const [first, second] = [await aReport(), await aReport()];
    office.clock.advance({ days: 1 });
    await joins('Utredare');
    const person = await idOf('Utredare');
    for (const member of [karin, daniel]) {
      await opensThread(member, first);
      await member.presses('desk_show');
    }
    await karin.presses('desk_do_show', { person });
    await daniel.presses('desk_do_show', { person });
    expect(daniel.shown).toMatchObject({
      remark: 'changed_meanwhile',
      view: { name: 'desk_thread' },
    });
    await opensThread(karin, second);
    await karin.presses('desk_show');
    await office.people.remove(person, []);
    await karin.presses('desk_do_show', { person });
    expect(karin.shown).toMatchObject({
      remark: 'not_now',
      view: { name: 'desk_thread' },
    });
    // One who is shut out of a case is not even listed.
    const about = await aReportAboutDaniel();
    await opensThread(karin, about);
    await expect(karin.presses('desk_show')).rejects.toThrow('no button');
  });
});

describe('an outside deputy', () => {
  it('helps a desk of two of whom one is named: is shown the one case, and the other can leave it', async () => {
    const about = await aReportAboutDaniel();
    const other = await aReport();
    await does(karin, about, 'recuse', { cause: 'Släkt.' });
    expect(karin.shown.remark).toBe('last_reader');

    const ombud = await joins('Ombud', 'desk_approve_deputy');
    expect(karin.shown.remark).toBe('approved_deputy');
    expect(karin.reads()).toContain('Ombud (ersättare)');
    expect(await totalFor(ombud)).toBe(0);
    await does(karin, about, 'recuse', { cause: 'Släkt.' });
    expect(karin.shown.remark).toBe('last_reader');

    await does(karin, about, 'show', { person: await idOf('Ombud') });
    expect(await finds(ombud, about)).toBe(true);
    expect(await does(karin, about, 'recuse', { cause: 'Släkt.' })).toMatchObject({
      name: 'desk_done',
      what: 'stepped_down',
    });
    expect(await finds(karin, about)).toBe(false);
    await does(ombud, about, 'reply', { text: 'Jag tar över.' });
    expect(ombud.shown.view).toMatchObject({ name: 'desk_done', what: 'reply' });
    expect(await finds(ombud, other)).toBe(false);
  });

  it('receives nothing, and decides nothing for the desk', async () => {
    const ombud = await joins('Ombud', 'desk_approve_deputy');
    await office.staff('Ekonomichef');
    await ombud.opens('desk');
    await expect(ombud.presses('desk_enter')).rejects.toThrow('no button');
    expect(await ombud.presses('desk_people')).toMatchObject({ waiting: [], deputy: true });
    await expect(ombud.presses('desk_together')).rejects.toThrow('no button');
    for (const button of [
      'desk_approve',
      'desk_approve_deputy',
      'desk_decline',
      'desk_enter',
      'desk_together',
    ] as const) {
      await ombud.forges(button, { person: await idOf('Ekonomichef') });
      expect(ombud.shown).toMatchObject({ remark: 'not_as_deputy', view: { name: 'desk_people' } });
    }
    expect(await karin.opens('desk')).toMatchObject({ waits: { person: 1 } });

    // Reporters can name him, and do not read that he reads.
    const maja = office.person('Maja');
    await comesToGuide(maja);
    const { people } = await comesToList(maja);
    expect(people.map(({ title }) => title).sort()).toEqual(
      ['Ekonomichef', 'Kommunjurist', 'Ombud', 'Säkerhetssamordnare'].sort(),
    );
    await maja.presses('next', { involved: '' });
    await writesReportCodeDown(maja, await maja.presses('anyway'));
    const { view } = maja.shown;
    const readers = view.name === 'story' ? [...view.readers].sort() : [];
    expect(readers).toEqual(['Kommunjurist', 'Säkerhetssamordnare']);

    // Without a second receiver there is no intake, and the last one stays.
    await office.people.remove(await idOf('Säkerhetssamordnare'), []);
    expect(await office.person('Omar').opens()).toMatchObject({ intake: 'closed' });
    expect(await office.people.remove(await idOf('Kommunjurist'), [])).toBe('last');
  });
});

describe('a member who is away', () => {
  it('says until which day, which colleagues read beside the title until it is over', async () => {
    const reference = await aReport();
    await karin.opens('desk');
    await karin.presses('desk_people');
    for (const awayUntil of ['2026-11-23', '2026-02-30', '2027-11-25', 'på fredag']) {
      await karin.presses('desk_be_away', { awayUntil });
      expect(karin.shown).toMatchObject({ remark: 'day_wrong', fields: { awayUntil } });
    }
    await karin.presses('desk_be_away', { awayUntil: ' 2026-11-26 ' });
    expect(karin.shown.remark).toBe('away_noted');
    const reads = async (): Promise<boolean[]> => {
      await daniel.opens('desk');
      await daniel.presses('desk_people');
      const inList = daniel.reads().includes('Kommunjurist (borta till 2026-11-26)');
      await opensThread(daniel, reference);
      await daniel.presses('desk_case');
      return [inList, JSON.stringify(daniel.card()).includes('(borta till 2026-11-26)')];
    };
    expect(await reads()).toEqual([true, true]);
    // Notices go on, and so may she.
    office.notices.length = 0;
    await aReport();
    expect(office.notices.map(({ address }) => address)).toContain(karin.who.address);
    expect(await finds(karin, reference)).toBe(true);
    office.clock.advance({ days: 2 });
    expect(await reads()).toEqual([true, true]);
    office.clock.advance({ days: 1 });
    expect(await reads()).toEqual([false, false]);
    await karin.opens('desk');
    await karin.presses('desk_people');
    await expect(karin.presses('desk_be_back')).rejects.toThrow('no button');
    await karin.presses('desk_be_away', { awayUntil: '2027-01-07' });
    await karin.presses('desk_be_back');
    expect(karin.shown).toMatchObject({ remark: 'back_noted', view: { away: undefined } });
    const events = (await office.events()).filter((event) => /^member_(away|back)$/.test(event));
    expect(events.sort()).toEqual(['member_away', 'member_away', 'member_back']);
  });
});
