import sv from '../../adaptive-cards/texts/sv.json';
import { monthOf } from '../../bot/domain/day';
import type { DeskView } from '../../bot/domain/desk-view';
import type { Fields } from '../../bot/domain/fields';
import type { View } from '../../bot/domain/view';
import type { PassPolicy } from '../../bot/domain/window';
import { storedAudit } from '../support/databases/stored-rows';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does, files, opensReport, opensThread } from '../support/people/report';

type Item = Extract<DeskView, { name: 'desk_queue' }>['items'][number];

/** A case that must not be erased yet: somebody has asked for it, or there is a dispute. */
describe('keeping a case past its time', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let daniel: Person;
  let reportCode: string;
  let reference: string;
  const opens = async (passes: PassPolicy): Promise<void> => {
    office = await openVissla({ passes, reminded: [1, 4] });
    [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    maja = office.person('Maja');
    ({ reportCode, reference } = await files(maja, 'En sak.'));
    await office.passes();
  };
  beforeEach(() => opens('when-told'));
  afterEach(() => office.close());

  const why = 'Någon har begärt ut handlingen.';
  const holds = async (member: Person, lookOn: string, of = reference): Promise<View> => {
    await opensThread(member, of);
    await member.presses('desk_hold');
    return member.presses('desk_do_hold', { cause: why, lookOn });
  };
  const letsGo = async (member: Person): Promise<View> => {
    await opensThread(member, reference);
    await member.presses('desk_lift_hold');
    return member.presses('desk_do_lift_hold');
  };
  const closes = async (): Promise<void> => {
    await opensThread(karin, reference);
    await karin.presses('desk_close');
    const said = { reason: 'confirmed', measures: 'Åtgärdat.', why: 'Det stämde.' };
    await karin.presses('desk_do_close', { ownDuty: 'none', ...said });
    await office.passes();
  };
  /** So many days go by with their upkeep, after a stop of others. */
  const goBy = async (days: number, stop = 0): Promise<void> => {
    office.clock.advance({ days: stop });
    for (let left = days; left > 0; left--) {
      office.clock.advance({ days: 1 });
      await office.vissla.tidy();
    }
  };
  const queueOf = async (member: Person): Promise<readonly Item[]> => {
    const view = await member.opens('desk');
    return view.name === 'desk_queue' ? view.items : [];
  };
  const isThere = async (): Promise<boolean> =>
    (await office.stores.database.threads.byReference(reference as never)) !== undefined;
  const events = async (): Promise<string[]> =>
    (await storedAudit(office.location))
      .map(({ event }) => event)
      .filter((event) => event.startsWith('hold'));

  it('keeps it when its month is over, until two have let it go', async () => {
    await office.close();
    // Nothing waits in the pool: the upkeep erases what it may.
    await opens('at-once');
    await closes();
    expect(await holds(karin, '2028-10-10')).toMatchObject({ name: 'desk_done', what: 'hold_set' });
    // At rest it stands among the closed ones, and is marked there.
    expect(await queueOf(daniel)).toEqual([]);
    expect(await daniel.presses('desk_closed')).toMatchObject({
      items: [{ reference, status: 'closed', held: true }],
    });
    expect(daniel.reads()).toContain(sv.deskQueue.held);
    await goBy(9, 700);
    expect(await isThere()).toBe(true);
    expect((await office.stores.vault.names('shred-')).includes('shred-2028-10')).toBe(false);
    const head = [{ what: 'hold', by: '2028-10-10' }];
    expect(await queueOf(daniel)).toMatchObject([{ reference, held: true, head }]);
    expect(daniel.reads()).toContain('titta igen 10 okt');
    const thread = await opensThread(daniel, reference);
    expect(thread).toMatchObject({ erasedBy: undefined, hold: { why, lookAgainOn: '2028-10-10' } });
    expect(daniel.reads()).toContain(`Titta igen senast 10 oktober 2028. Skäl: ${why}`);
    // Whoever reported is told that it is kept, and not why.
    await opensReport(maja, reportCode);
    expect(maja.reads()).toContain('Ärendet skulle ha raderats efter 31 oktober 2028.');
    expect(maja.reads()).not.toContain(why);

    // Looked at again, it is kept on; then it is in the queue as what should have been erased.
    await holds(daniel, '2029-10-01');
    expect(await queueOf(karin)).toMatchObject([{ reference, held: true, head: undefined }]);
    expect(await letsGo(daniel)).toMatchObject({ what: 'hold_end_proposed' });
    await goBy(1);
    expect(await isThere()).toBe(true);
    expect(await letsGo(karin)).toMatchObject({ what: 'hold_ended' });
    const all = ['hold_end_proposed', 'hold_ended', 'hold_set', 'hold_set'];
    expect((await events()).sort()).toEqual(all);
    await goBy(1);
    expect(await isThere()).toBe(false);
    expect(await queueOf(karin)).toEqual([]);
    expect(await office.stores.database.threads.count()).toBe(0);
    const faults = office.journal.faults.map(({ error }) => (error as { code?: string }).code);
    expect(new Set(faults)).toEqual(new Set(['clock_ahead']));
  });

  it('says to the reporter, while its time runs, that it may be kept', async () => {
    await closes();
    await opensReport(maja, reportCode);
    expect(maja.reads()).toContain(
      'Boten raderar ärendet efter 31 oktober 2028, om det inte måste sparas längre.',
    );
    const before = maja.shown.view;
    await holds(karin, '2028-10-10');
    await opensReport(maja, reportCode);
    expect(maja.shown.view).toEqual(before);
  });

  it('has the ordinary month again once it is let go in time', async () => {
    const expiry = async (): Promise<string | undefined> =>
      (await office.stores.database.threads.byReference(reference as never))?.expiry;
    /** To the first of the next month, when those leave that were closed among the open ones. */
    const monthTurns = async (): Promise<void> => {
      const { clock } = office;
      const month = monthOf(clock.today());
      while (monthOf(clock.today()) === month) clock.advance({ days: 1 });
      await office.vissla.tidy();
    };
    await closes();
    await monthTurns();
    expect(await expiry()).toBe('2028-10');
    await holds(karin, '2027-10-10');
    expect(await expiry()).toBe('2029-01');
    await letsGo(karin);
    await letsGo(daniel);
    await monthTurns();
    expect(await expiry()).toBe('2028-10');
    expect((await opensThread(karin, reference)).erasedBy).toBe('2028-10-31');
  });

  it('is let go by no one alone, and by nobody whose proposal was overtaken', async () => {
    await holds(karin, '2027-06-10');
    await letsGo(karin);
    await opensThread(karin, reference);
    await karin.presses('desk_lift_hold');
    expect(karin.reads()).toContain(sv.liftHoldForm.own);
    // There is no button; a client can send anything.
    const { draft } = karin.shown;
    const press = { who: karin.who, locale: 'sv', fields: {}, draft, texts: undefined } as const;
    const forged = await office.vissla.dialogue({ ...press, button: 'desk_do_lift_hold' });
    expect(forged).toMatchObject({ view: { name: 'desk_lift_hold' }, remark: 'not_now' });

    await opensThread(daniel, reference);
    expect(daniel.reads()).toContain('Kommunjurist föreslår att ärendet inte hålls kvar längre.');
    await daniel.presses('desk_lift_hold');
    // Written anew meanwhile: what he confirms is gone, and what he sees now is a first half.
    await holds(karin, '2027-07-10');
    await daniel.presses('desk_do_lift_hold');
    expect(daniel.shown).toMatchObject({
      view: { name: 'desk_lift_hold', liftHold: 'proposes', hold: { lookAgainOn: '2027-07-10' } },
      remark: 'changed_meanwhile',
    });
    expect((await opensThread(karin, reference)).hold).toMatchObject({ ending: undefined });
  });

  it('is proposed once by two at once, and ended by the other', async () => {
    await holds(karin, '2027-06-10');
    for (const member of [karin, daniel]) {
      await opensThread(member, reference);
      await member.presses('desk_lift_hold');
    }
    const views = await Promise.all([
      karin.presses('desk_do_lift_hold'),
      daniel.presses('desk_do_lift_hold'),
    ]);
    expect(views.filter(({ name }) => name === 'desk_done')).toHaveLength(1);
    const second = views[0].name === 'desk_done' ? daniel : karin;
    expect(second.shown).toMatchObject({ remark: 'changed_meanwhile', view: { liftHold: 'ends' } });
    expect(await second.presses('desk_do_lift_hold')).toMatchObject({ what: 'hold_ended' });
    expect((await opensThread(karin, reference)).hold).toBeUndefined();
    expect(karin.shown.view).toHaveProperty('may', expect.not.arrayContaining(['lift_hold']));
  });

  it('says that a second member is needed where only one can read it', async () => {
    await does(daniel, reference, 'recuse', { cause: 'Släkt.' });
    await holds(karin, '2027-06-10');
    await opensThread(karin, reference);
    await karin.presses('desk_lift_hold');
    expect(karin.reads()).toContain(sv.holdForm.alone);
  });

  it.each<[string, Fields, string]>([
    ['no reason', { cause: ' ', lookOn: '2027-06-10' }, 'empty'],
    ['a reason that does not fit', { cause: 'x'.repeat(399), lookOn: '2027-06-10' }, 'hold_long'],
    ['no day', { cause: why, lookOn: '' }, 'day_wrong'],
    ['a day that does not exist', { cause: why, lookOn: '2027-02-30' }, 'day_wrong'],
    ['a day that is over', { cause: why, lookOn: '2026-11-23' }, 'day_wrong'],
    ['a day more than two years ahead', { cause: why, lookOn: '2028-11-25' }, 'day_wrong'],
  ])('takes %s for what it is, and keeps what was written', async (_, fields, remark) => {
    await does(karin, reference, 'hold', fields);
    expect(karin.shown).toMatchObject({ view: { name: 'desk_hold' }, remark });
    expect(karin.shown.fields.why?.trim()).toBe(fields.why?.trim());
    expect((await opensThread(karin, reference)).hold).toBeUndefined();
  });

  it('refuses nobody’s form, and is filled in with what is there', async () => {
    await opensThread(daniel, reference);
    await daniel.presses('desk_reply');
    await holds(karin, '2027-06-10');
    expect(await daniel.presses('desk_do_reply', { text: 'Tack.' })).toMatchObject({
      name: 'desk_done',
    });
    await office.passes();
    await opensThread(daniel, reference);
    await daniel.presses('desk_hold');
    expect(daniel.shown.fields).toMatchObject({ cause: why, lookOn: '2027-06-10' });
    expect(office.journal.faults).toEqual([]);
  });
});

describe('what a case’s record sets a day for', () => {
  let office: TestVissla;
  let karin: Person;
  let reference: string;
  beforeAll(async () => {
    office = await openVissla({ passes: 'when-told', reminded: [1, 4] });
    [karin] = await office.staff('Kommunjurist', 'Utredare');
    ({ reference } = await files(office.person('Maja'), 'En sak.'));
    await office.passes();
  });
  afterAll(() => office.close());

  const headOf = async (): Promise<Item['head']> => {
    const view = await karin.opens('desk');
    return view.name === 'desk_queue' ? view.items[0]?.head : undefined;
  };
  const knows = (standing: string, day?: string) =>
    does(karin, reference, 'duty', {
      law: 'data_breach',
      standing,
      ...(day !== undefined && { [standing === 'begun' ? 'begunOn' : 'knownOn']: day }),
      ...(standing === 'not_begun' && { knownAt: '9' }),
      told: 'Vi ser.',
    });

  it('is on top of the queue before the next card: what the reporter is to be told', async () => {
    await opensThread(karin, reference);
    await karin.presses('desk_hand_over');
    const step = { target: 'board', purpose: 'needed', ownDuty: 'none' };
    await karin.presses('desk_hand_over_to', step);
    const handed = { recipient: 'Bygg', cause: 'Fara.', copy: 'Kopian', reveals: 'no' };
    const later = { hinders: 'yes', laterWhy: 'Spår.', tellBy: '2026-11-26' };
    await karin.presses('desk_do_hand_over', { ...handed, ...later });
    // What nobody has answered is on top as well.
    const answer = { what: 'answer', by: '2026-12-01' };
    expect(await headOf()).toEqual([answer, { what: 'tell', by: '2026-11-26' }]);
    expect(karin.reads().match(/berätta senast 26 nov/g)).toHaveLength(1);
    office.clock.advance({ days: 7 });
    expect(await headOf()).toContainEqual({ what: 'tell', by: '2026-11-26' });
    await does(karin, reference, 'tell');
    expect(karin.shown).toMatchObject({ view: { what: 'told_later' } });
    expect(await headOf()).not.toContainEqual(expect.objectContaining({ what: 'tell' }));
    await office.passes();
  });

  it('is by when a personal data breach is notified, until it is begun', async () => {
    const today = office.clock.today();
    expect(today).toBe('2026-12-01');
    // The form has the day of the first reading: a breach that was read a week ago is late.
    await opensThread(karin, reference);
    await karin.presses('desk_duty');
    expect(karin.shown.fields.knownOn).toBe('2026-11-24');
    await knows('not_begun', today);
    expect(await headOf()).toBeUndefined();
    office.clock.advance({ days: 1 });
    await knows('not_begun', '2026-12-02');
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Anmäl senast 4 december 2026 kl. 9.');
    office.clock.advance({ days: 1 });
    expect(await headOf()).toEqual([{ what: 'breach', by: '2026-12-04' }]);
    await knows('begun', '2026-12-03');
    expect(await headOf()).toBeUndefined();
    expect(office.journal.faults).toEqual([]);
  });
});
