import { setImmediate as rest } from 'node:timers/promises';
import { addDays, type Day } from '../../bot/domain/day';
import type { DeskView } from '../../bot/domain/desk-view';
import type { Fields } from '../../bot/domain/fields';
import { limits } from '../../bot/domain/limits';
import type { Remark } from '../../bot/domain/remarks';
import { storedAudit } from '../support/databases/stored-rows';
import { rotates } from '../support/houses/rotate';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToGuide,
  comesToList,
  does,
  files,
  opensReport,
  opensThread,
  writesReportCodeDown,
} from '../support/people/report';

type Together = Extract<DeskView, { name: 'desk_together' }>;

const reason = 'Det som skickades var inte en anmälan.';
const measures = 'Vi har läst och inte gått vidare.';
const said = { reason: 'test_or_abuse', measures, why: reason };

let office: TestVissla;
let karin: Person;
let daniel: Person;
/** The day on which everything below is filed. */
let day: Day;

beforeEach(async () => {
  office = await openVissla();
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  day = office.clock.today();
});
afterEach(() => office.close());

const settled = async (): Promise<void> => {
  await office.vissla.closing.whenIdle();
  await office.passes();
};
const looks = async (member: Person): Promise<Together> => {
  await member.opens('desk');
  await member.presses('desk_people');
  const view = await member.presses('desk_together');
  if (view.name !== 'desk_together') throw new Error(view.name);
  return view;
};
/** Opens everything in the member's queue. */
const opensAll = async (member: Person): Promise<void> => {
  const view = await member.opens('desk');
  if (view.name !== 'desk_queue') throw new Error(view.name);
  for (const { reference } of view.items) await opensThread(member, reference);
};
const proposes = async (member: Person): Promise<void> => {
  await opensAll(member);
  await proposesWhatIsOpened(member);
};
const proposesWhatIsOpened = async (member: Person): Promise<void> => {
  await looks(member);
  await member.presses('desk_propose', { day });
  await member.presses('desk_do_propose', said);
};
const agrees = async (member: Person): Promise<void> => {
  const { proposals } = await looks(member);
  await member.presses('desk_agree', { proposal: proposals[0]?.id ?? '' });
};
/** The remark on a press for which the view has no button. */
const forged = async ({ who, shown: { draft } }: Person, button: string, fields: object) => {
  const press = { who, locale: 'sv', button, fields, draft, texts: undefined } as const;
  return (await office.vissla.dialogue(press)).remark;
};
/** The total of a member's queue. */
const total = async (member: Person): Promise<number> => {
  const view = await member.opens('desk');
  return view.name === 'desk_queue' ? view.total : -1;
};
const reportsAbout = async (titles: readonly string[]): Promise<{ reportCode: string }> => {
  const maja = office.person('Maja');
  await comesToGuide(maja);
  const list = await comesToList(maja);
  const named = list.people.filter((p) => titles.includes(p.title)).map((p) => p.id);
  await maja.presses('next', { involved: named.join(',') });
  const reportCode = await writesReportCodeDown(maja, await maja.presses('anyway'));
  await maja.presses('file', { what: 'Om någon här.' });
  await office.passes();
  return { reportCode };
};
const junk = async (count: number): Promise<{ reportCode: string; reference: string }[]> => {
  const filed: { reportCode: string; reference: string }[] = [];
  for (let n = 0; n < count; n++) filed.push(await files(office.person('Maja'), `Skräp ${n}.`));
  await office.passes();
  return filed;
};
/** What the audit has of closings. */
const audited = async (): Promise<string[]> =>
  (await storedAudit(office.location))
    .map(({ event }) => event)
    .filter((event) => /^closing_|^thread_closed/.test(event))
    .sort();

it('closes none alone that the colleague who is away may not read', async () => {
  for (let n = 0; n < 2; n++) await reportsAbout(['Säkerhetssamordnare']);
  office.clock.advance({ days: 1 });
  await proposes(karin);
  await daniel.opens('desk');
  await daniel.presses('desk_people');
  await daniel.presses('desk_be_away', { awayUntil: addDays(office.clock.today(), 3) });
  expect((await looks(karin)).proposals).toMatchObject([{ choices: ['take_back'] }]);
});

it('closes them alone where the colleague is away, who reads why', async () => {
  await junk(3);
  office.clock.advance({ days: 1 });
  await proposes(karin);
  const alone = async (fields: Fields): Promise<Remark | undefined> => {
    const [proposal] = (await looks(karin)).proposals;
    if (!proposal?.choices.includes('alone')) return 'not_now';
    await karin.presses('desk_alone', { proposal: proposal.id, ...fields });
    return karin.shown.remark;
  };
  expect(await alone({ beside: 'Brådskar.' })).toBe('not_now');
  await daniel.opens('desk');
  await daniel.presses('desk_people');
  await daniel.presses('desk_be_away', { awayUntil: addDays(office.clock.today(), 3) });
  expect(await alone({})).toBe('why_missing');
  expect(await alone({ beside: 'x'.repeat(161) })).toBe('reason_long');
  expect(await alone({ beside: 'Kön är full av skräp.' })).toBe('agreed');
  await settled();
  expect(await total(karin)).toBe(0);
  const why = 'Kön är full av skräp.';
  expect((await looks(daniel)).closed).toMatchObject([{ alone: { title: 'Kommunjurist', why } }]);
  expect(daniel.reads()).toContain(why);
  expect(office.journal.faults).toEqual([]);
});

it('takes two, closes what nobody has answered, and tells each reporter why', async () => {
  const [first, second, read] = (await junk(4)) as [
    { reportCode: string; reference: string },
    { reportCode: string; reference: string },
    { reportCode: string; reference: string },
  ];
  await does(karin, read.reference, 'reply', { text: 'Tack.' });
  await office.passes();
  office.clock.advance({ days: 1 });
  const { reference: todays } = await files(office.person('Omar'), 'En sak av i dag.');
  await office.passes();

  expect((await looks(daniel)).days).toEqual([{ day, count: 3, unopened: 3 }]);
  await proposes(daniel);
  expect(daniel.shown).toMatchObject({ view: { name: 'desk_together' }, remark: 'proposed' });
  expect(daniel.reads()).toContain(reason);
  expect(await total(karin)).toBe(5);

  // One's own yes is none.
  const own = daniel.shown.view as Together;
  expect(await forged(daniel, 'desk_agree', { proposal: own.proposals[0]!.id })).toBe('not_now');
  await settled();
  expect(await total(karin)).toBe(5);

  const seen = await looks(karin);
  expect(seen.proposals).toMatchObject([
    { day, count: 3, by: 'Säkerhetssamordnare', own: false, measures, text: reason },
  ]);
  const notices = office.notices.length;
  await karin.presses('desk_agree', { proposal: seen.proposals[0]!.id });
  expect(karin.shown.remark).toBe('agreed');
  await settled();
  expect(await total(karin)).toBe(2);
  expect(office.notices).toHaveLength(notices);
  await opensThread(karin, todays);
  expect(karin.shown.view).toMatchObject({ status: 'received' });

  for (const { reportCode } of [first, second]) {
    const maja = office.person('Maja');
    expect(await opensReport(maja, reportCode)).toMatchObject({ status: 'closed' });
    for (const words of ['Det är ingen anmälan', measures, reason])
      expect(maja.reads()).toContain(words);
    expect(maja.reads()).not.toMatch(/oläst|andra från samma dag|tillsammans/i);
  }
  expect(await opensReport(office.person('Maja'), read.reportCode)).toMatchObject({
    status: 'answered',
  });
  expect(await audited()).toEqual([
    'closing_agreed',
    'closing_proposed',
    'thread_closed_together',
    'thread_closed_together',
    'thread_closed_together',
  ]);
  expect(office.journal.faults).toEqual([]);
});

it('can be opened again, each by itself and all together, for thirty days', async () => {
  const [first, second, third] = await junk(3);
  office.clock.advance({ days: 1 });
  await proposes(daniel);
  await agrees(karin);
  await settled();
  expect(await total(karin)).toBe(0);

  // One by its reference.
  await does(karin, first!.reference, 'reopen');
  await office.passes();
  expect(await total(karin)).toBe(1);
  // One by its reporter, who writes again.
  const maja = office.person('Maja');
  await opensReport(maja, second!.reportCode);
  await maja.presses('send', { text: 'Jo, det är en anmälan.' });
  await office.passes();
  expect(await total(karin)).toBe(2);

  office.clock.advance({ days: limits.undoDays });
  await office.vissla.tidy();
  const { closed } = await looks(daniel);
  expect(closed).toMatchObject([{ day, until: addDays(day, 1 + limits.undoDays) }]);
  await daniel.presses('desk_undo', { closing: closed[0]!.id });
  expect(daniel.shown.remark).toBe('reopening');
  await settled();
  expect(await total(karin)).toBe(3);
  expect((await looks(karin)).closed).toEqual([]);
  await opensReport(maja, third!.reportCode);
  expect(maja.shown.view).toMatchObject({ status: 'answered' });
});

it('cannot be undone after thirty days, and leaves no proposal behind', async () => {
  await junk(2);
  office.clock.advance({ days: 1 });
  await proposes(daniel);
  await agrees(karin);
  await settled();
  office.clock.advance({ days: limits.undoDays + 1 });
  expect((await looks(karin)).closed).toEqual([]);
  await office.vissla.tidy();
  expect(await office.stores.database.proposals.ofDesk('whistleblowing')).toEqual([]);
  expect(await total(karin)).toBe(0);
});

it('is off with a no, or when nobody answers within a week', async () => {
  await junk(2);
  office.clock.advance({ days: 1 });
  await proposes(daniel);
  const { proposals } = await looks(karin);
  await karin.presses('desk_disagree', { proposal: proposals[0]!.id });
  expect(karin.shown.remark).toBe('disagreed');
  expect((await looks(daniel)).proposals).toEqual([]);
  await proposes(daniel);
  office.clock.advance({ days: limits.proposalDays + 1 });
  expect((await looks(karin)).proposals).toEqual([]);
  expect(await total(karin)).toBe(2);
  await office.vissla.tidy();
  expect(await office.stores.database.proposals.ofDesk('whistleblowing')).toEqual([]);
});

it('never touches, counts or shows what one of the two may not see', async () => {
  const about = await reportsAbout(['Kommunjurist']);
  await reportsAbout(['Säkerhetssamordnare']);
  await junk(2);
  office.clock.advance({ days: 1 });
  // Each has a number of what that one may see.
  expect((await looks(daniel)).days).toEqual([{ day, count: 3, unopened: 3 }]);
  expect((await looks(karin)).days).toEqual([{ day, count: 3, unopened: 3 }]);
  await proposes(daniel);
  expect((await looks(karin)).proposals).toMatchObject([{ count: 2 }]);
  await agrees(karin);
  await settled();
  expect(await total(daniel)).toBe(1);
  expect(await total(karin)).toBe(1);
  expect((await looks(karin)).closed).toMatchObject([{ count: 2 }]);
  expect(await opensReport(office.person('Maja'), about.reportCode)).toMatchObject({
    status: 'received',
  });
});

it('is nowhere to be seen for somebody who may see none of it', async () => {
  const third = (await office.staff('Ombud'))[0];
  const { people } = office;
  const [waiting] = (await people.ofDesk('whistleblowing')).filter((p) => p.standing === 'waiting');
  await people.decide(waiting!.id, 'approve', {
    id: waiting!.id,
    day,
    event: 'member_approved',
    member: waiting!.id,
  });
  await reportsAbout(['Ombud']);
  await reportsAbout(['Ombud']);
  office.clock.advance({ days: 1 });
  const nothing = { days: [], proposals: [], closed: [] };
  await proposes(daniel);
  const { proposals } = await looks(karin);
  expect(proposals).toMatchObject([{ count: 2 }]);
  expect(await looks(third)).toMatchObject(nothing);
  // Nor by its id, which somebody forged.
  const { id } = proposals[0]!;
  expect(await forged(third, 'desk_agree', { proposal: id })).toBe('changed_meanwhile');
  expect(await forged(third, 'desk_disagree', { proposal: id })).toBe('changed_meanwhile');
  await agrees(karin);
  await settled();
  expect(await looks(third)).toMatchObject(nothing);
  expect(await forged(third, 'desk_undo', { closing: id })).toBe('changed_meanwhile');
  await settled();
  expect((await looks(karin)).closed).toMatchObject([{ count: 2 }]);
});

it('goes on where it was cut short, and does each once', async () => {
  const filed = await junk(6);
  office.clock.advance({ days: 1 });
  await proposes(daniel);
  const { pool } = office.stores.database;
  const write = pool.write.bind(pool);
  const closed = new Set<string>();
  Object.assign(pool, {
    write: (work: Parameters<typeof write>[0], after?: 'wipe') =>
      write((tx) => {
        const applyWrites: typeof tx.applyWrites = (writes, audit) => {
          const { event, thread = '' } = audit ?? {};
          // The same two are written again where their beat was undone.
          if (event === 'thread_closed_together' && closed.size < 2) closed.add(thread);
          if (event === 'thread_closed_together' && !closed.has(thread))
            return Promise.reject(new Error('away'));
          return tx.applyWrites(writes, audit);
        };
        return work({ ...tx, applyWrites });
      }, after),
  });
  await agrees(karin);
  await settled();
  expect(office.journal.faults).toHaveLength(1);
  // Each that fails undoes its beat: those two come with the last one.
  for (let turn = 0; turn < 2_000 && (await total(karin)) > 4; turn++) await rest();
  expect(await total(karin)).toBe(4);
  Object.assign(pool, { write });
  // The hourly upkeep of whichever process leads.
  await office.vissla.tidy();
  await settled();
  expect(await total(karin)).toBe(0);
  for (const { reportCode } of filed) {
    const maja = office.person('Maja');
    const view = await opensReport(maja, reportCode);
    expect(view.page.items).toHaveLength(2);
  }
  expect((await audited()).filter((event) => event === 'thread_closed_together')).toHaveLength(6);
});

it('leaves alone what a colleague is doing just then', async () => {
  await office.close();
  office = await openVissla({ passes: 'when-told' });
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const [first] = await junk(3);
  office.clock.advance({ days: 1 });
  await proposes(daniel);
  await does(daniel, first!.reference, 'reply', { text: 'Vi läser.' });
  await agrees(karin);
  await settled();
  expect(await total(karin)).toBe(1);
  await opensThread(karin, first!.reference);
  expect(karin.shown.view).toMatchObject({ status: 'answered' });
});

it('asks for a measure and a reason, and keeps what was typed', async () => {
  await junk(2);
  office.clock.advance({ days: 1 });
  await opensAll(daniel);
  await looks(daniel);
  await daniel.presses('desk_propose');
  expect(daniel.shown).toMatchObject({ view: { name: 'desk_together' }, remark: 'choose' });
  await daniel.presses('desk_propose', { day });
  expect(daniel.shown.view).toMatchObject({ name: 'desk_propose', day, count: 2, unopened: 0 });
  await daniel.presses('desk_do_propose', { measures, why: reason });
  expect(daniel.shown).toMatchObject({ view: { name: 'desk_propose' }, remark: 'choose' });
  await daniel.presses('desk_do_propose', { ...said, measures: ' ' });
  expect(daniel.shown).toMatchObject({ view: { name: 'desk_propose' }, remark: 'empty' });
  const long = { ...said, why: 'å'.repeat(600) };
  await daniel.presses('desk_do_propose', long);
  expect(daniel.shown).toMatchObject({ remark: 'too_long', fields: long });
  await daniel.presses('desk_together', said);
  await daniel.presses('desk_propose', { day });
  expect(daniel.shown.fields).toEqual({ measures, why: reason });
  office.clock.advance({ minutes: 61 });
  await daniel.presses('desk_do_propose', said);
  expect(daniel.shown).toMatchObject({ remark: 'expired', fields: said });
  const form = daniel.shown;
  await daniel.presses('desk_do_propose', said);
  expect(daniel.shown.remark).toBe('proposed');
  // Pressed twice, it is made once; and what was sent does not come up again.
  daniel.shown = form;
  await daniel.presses('desk_do_propose', said);
  expect(daniel.shown.remark).toBe('proposed');
  expect((await looks(daniel)).proposals).toHaveLength(1);
  await daniel.presses('desk_propose', { day });
  expect(daniel.shown.fields).toEqual({});
});

it('closes what its proposer has opened by then, and nothing else', async () => {
  const filed = await junk(4);
  office.clock.advance({ days: 1 });
  await opensThread(daniel, filed[0]!.reference);
  await looks(daniel);
  await daniel.presses('desk_propose', { day });
  expect(daniel.shown).toMatchObject({ view: { name: 'desk_together' }, remark: 'open_first' });
  await opensThread(daniel, filed[1]!.reference);
  expect((await looks(daniel)).days).toEqual([{ day, count: 4, unopened: 2 }]);
  await daniel.presses('desk_propose', { day });
  expect(daniel.shown.view).toMatchObject({ count: 2, unopened: 2 });
  expect(daniel.reads()).toContain('2 till har du inte öppnat än.');
  await daniel.presses('desk_do_propose', said);
  // What he opens afterwards is not in it, nor what a colleague has opened.
  await opensThread(daniel, filed[2]!.reference);
  await opensThread(karin, filed[3]!.reference);
  expect((await looks(karin)).proposals).toMatchObject([{ count: 2 }]);
  await agrees(karin);
  await settled();
  expect(await total(karin)).toBe(2);
  for (const [n, { reportCode }] of filed.entries()) {
    const view = await opensReport(office.person('Maja'), reportCode);
    expect(view).toMatchObject({ status: n < 2 ? 'closed' : 'received' });
  }
});

it('outlives a rotation of the keys', async () => {
  await junk(2);
  office.clock.advance({ days: 1 });
  await proposes(daniel);
  await rotates(office);
  await office.vissla.tidy();
  office.clock.advance({ days: 3 });
  await office.vissla.tidy();
  office.clock.advance({ minutes: 60 });
  await office.vissla.tidy();
  await agrees(karin);
  expect(karin.shown.remark).toBe('agreed');
  await settled();
  expect(await total(karin)).toBe(0);
});

it('is for HR’s desk as well, which sees nothing of the handlers’', async () => {
  const [hr] = await office.staffHr('HR-chef', 'HR-partner');
  await junk(2);
  office.clock.advance({ days: 1 });
  await proposes(daniel);
  expect(await looks(hr)).toMatchObject({ days: [], proposals: [], closed: [] });
});
