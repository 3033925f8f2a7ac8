import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import type { Fields } from '../../bot/domain/fields';
import { goesBy } from '../support/days-pass';
import { doneOnce } from '../support/done-once';
import { closesWell, type Person, type TestVissla } from '../support/open-vissla';
import {
  does,
  files,
  filesAbout,
  handsOver,
  opensFirst,
  opensReport,
  opensThread,
} from '../support/people/report';
import { said } from '../support/people/said';

/** What the handlers hand over, and what the reporter is told of it. */
describe('handing over', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let daniel: Person;
  let sara: Person;
  let reportCode: string;
  let reference: string;
  const begins = doneOnce({ passes: 'when-told' }, async (office) => {
    const [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    const [sara] = await office.staffHr('HR-chef', 'HR-partner');
    const maja = office.person('Maja');
    const filed = await files(maja, 'Jag såg chefen ta varor i fredags.', said.doubt);
    await office.passes();
    return { karin, daniel, sara, maja, ...filed };
  });
  beforeEach(async () => {
    ({ office, karin, daniel, sara, maja, reportCode, reference } = await begins());
  });
  afterEach(() => closesWell(office));

  const first = { target: 'board', purpose: 'needed', ownDuty: 'none' };
  const handed: Fields = {
    recipient: 'Bygg- och miljönämnden',
    cause: 'Nämnden prövar om huset är farligt.',
    copy: 'KOPIAN AV DET SOM LÄMNADES',
    reveals: 'no',
    hinders: 'no',
  };
  const later = { hinders: 'yes', laterWhy: 'HEMLIGT SKÄL', tellBy: '2027-01-10' };
  const byLaw = {
    excerpt: 'Varor saknas på lagret.',
    cause: 'HR prövar en varning.',
    reveals: 'no',
  };

  const takes = async (member: Person, step: Fields): Promise<void> => {
    await opensThread(member, reference);
    await member.presses('desk_hand_over');
    await member.presses('desk_hand_over_to', { ...first, ...step });
  };
  const hands = async (fields: Fields = {}, step: Fields = {}, member = karin): Promise<void> => {
    await takes(member, step);
    await member.presses('desk_do_hand_over', { ...handed, ...fields });
  };
  const readsAll = async (): Promise<string> => {
    await opensReport(maja, reportCode);
    return maja.reads();
  };
  const rereads = async (member: Person): Promise<string> => {
    await opensThread(member, reference);
    return member.reads();
  };

  it('tells the reporter to whom and why, and keeps a copy that the reporter never reads', async () => {
    await hands({ reveals: 'yes', revealsWhy: 'Bara en kan ha sett det.' });
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'handed_on' });
    expect(karin.reads()).toContain(sv.done.outside);
    // The colleague reads it at once, and it is nobody's note.
    const atOnce = await rereads(daniel);
    expect(atOnce).toContain(
      'Beslut att lämna uppgifter till: En annan nämnd. Antecknat av Kommunjurist',
    );
    for (const part of [handed.recipient, handed.copy, handed.cause, 'Bara en kan ha sett det.'])
      expect(atOnce).toContain(part);
    expect(await readsAll()).not.toContain(handed.cause);
    await office.passes();
    const told = await readsAll();
    for (const part of [handed.recipient, handed.cause, sv.ready.may_reveal])
      expect(told).toContain(part);
    expect(told).toContain('Det kan avslöja vem du är. Bara en kan ha sett det.');
    expect(told).not.toContain(handed.copy);
    expect(await sara.opens('desk')).toMatchObject({ total: 0 });
  });

  it('is not taken back or changed while it waits, since a copy of it is kept', async () => {
    await hands();
    await opensThread(karin, reference);
    await karin.presses('desk_waiting');
    expect(karin.shown.view).toMatchObject({ name: 'desk_waiting', can: 'nothing' });
    expect(karin.reads()).toContain(sv.waiting.fixed);
  });

  it('waits with the word to the reporter where that may hinder, and tells it on the day', async () => {
    await hands(later);
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'handed_untold' });
    await office.passes();
    expect(await readsAll()).not.toContain(handed.cause);
    const thread = await opensThread(daniel, reference);
    expect(thread).toMatchObject({ status: 'received', telling: { tellBy: '2027-01-10' } });
    expect(daniel.reads()).toContain('Berätta för den som anmälde senast 10 januari 2027.');
    expect(daniel.reads()).toContain('HEMLIGT SKÄL');
    expect(daniel.reads()).not.toContain(sv.deskThread.overdue);
    office.clock.advance({ days: 60 });
    expect(await opensThread(daniel, reference)).toMatchObject({ telling: { overdue: true } });
    await daniel.presses('desk_tell');
    expect(daniel.shown.fields.text).toContain(sv.ready.reveals_nothing);
    await daniel.presses('desk_do_tell');
    expect(daniel.shown.view).toMatchObject({ name: 'desk_done', what: 'told_later' });
    expect((await opensThread(karin, reference)).telling).toBeUndefined();
    await office.passes();
    const told = await readsAll();
    expect(told).toContain(handed.recipient);
    expect(told).toContain(handed.cause);
    expect(told).not.toContain('HEMLIGT SKÄL');
    expect(await office.events()).toEqual(
      expect.arrayContaining(['telling_deferred', 'deferred_telling_sent']),
    );
  });

  it('is told once by two who tell it at once, and by none who had it open before', async () => {
    await hands(later);
    for (const member of [karin, daniel]) {
      await opensThread(member, reference);
      await member.presses('desk_tell');
    }
    const views = await Promise.all([
      karin.presses('desk_do_tell'),
      daniel.presses('desk_do_tell'),
    ]);
    expect(views.filter(({ name }) => name === 'desk_done')).toHaveLength(1);
    await office.passes();
    const told = (await opensReport(maja, reportCode)).page.items;
    expect(told.filter(({ body }) => body.kind === 'handed_over')).toHaveLength(1);
    const slower = views[0].name === 'desk_done' ? daniel : karin;
    await slower.presses('desk_do_tell');
    await slower.presses('desk_do_tell');
    expect(slower.shown.remark).toBe('not_now');
  });

  it('keeps two that wait, tells the first day first, and refuses a third with its text', async () => {
    await hands({ ...later, recipient: 'Den senare' });
    await hands({ ...later, recipient: 'Den förra', tellBy: '2026-12-10' }, {}, daniel);
    await hands({ ...later, recipient: 'En tredje' });
    expect(karin.shown).toMatchObject({
      view: { name: 'desk_hand_over_text' },
      remark: 'deferrals_full',
      fields: { recipient: 'En tredje', copy: handed.copy },
    });
    expect(await opensThread(karin, reference)).toMatchObject({
      telling: { recipient: 'Den förra', tellBy: '2026-12-10' },
    });
    await karin.presses('desk_tell');
    await karin.presses('desk_do_tell');
    expect(await opensThread(karin, reference)).toMatchObject({
      telling: { recipient: 'Den senare' },
    });
  });

  it('asks the reporter first where it is help', async () => {
    await takes(karin, { purpose: 'ask' });
    expect(karin.shown.view).toMatchObject({ name: 'desk_consent', to: 'board' });
    expect(karin.shown.fields.text).toBe(sv.ready.hand_over_asked);
    await takes(karin, { target: 'hr', purpose: 'ask' });
    expect(karin.shown.view).toMatchObject({ name: 'desk_consent', to: 'hr' });
    expect(karin.shown.fields.text).toBe(sv.ready.hr_asked);
    await takes(karin, { target: 'hr', purpose: 'agreed' });
    // Nobody has said yes to HR.
    expect(karin.shown.view).toMatchObject({ name: 'desk_consent', to: 'hr' });
    await hands({}, { purpose: 'agreed' });
    expect(await rereads(karin)).toContain(sv.handedFor.agreed);
  });

  it('lets HR act although the reporter said no, on words that show nobody, and tells it later', async () => {
    await does(karin, reference, 'ask_hr');
    await office.passes();
    await opensReport(maja, reportCode);
    expect(maja.reads()).toContain(sv.askHr.refusal);
    await maja.presses('hr_no');
    await office.passes();
    await takes(karin, { target: 'hr' });
    expect(karin.shown.fields.excerpt).toBeUndefined();
    await karin.presses('desk_do_hand_over', { ...byLaw, ...later });
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'given_to_hr' });
    await office.passes();
    expect(await sara.opens('desk')).toMatchObject({ total: 1 });
    expect(await opensFirst(sara)).toMatchObject({
      page: { items: [{ body: { kind: 'excerpt' } }] },
    });
    expect(sara.reads()).toContain('Varor saknas på lagret.');
    expect(sara.reads()).not.toMatch(/fredags|HEMLIGT SKÄL/);
    const kinds = (await opensReport(maja, reportCode)).page.items.map(({ body }) => body.kind);
    expect(kinds).toEqual(['report', 'hr_asked', 'hr_answered']);
    const thread = await opensThread(daniel, reference);
    expect(thread).toMatchObject({ hr: 'given', telling: { to: 'hr' } });
    expect(daniel.reads()).toContain(
      'Beslut att lämna uppgifter till: HR. Antecknat av Kommunjurist',
    );
    await daniel.presses('desk_tell');
    await daniel.presses('desk_do_tell');
    await office.passes();
    expect(await readsAll()).toContain('HR prövar en varning.');
    expect((await opensReport(maja, reportCode)).hr).toBeUndefined();
  });

  it.each([later, { hinders: 'no' }])(
    'gives HR one excerpt, no matter who presses at once: %o',
    async (told) => {
      for (const member of [karin, daniel]) await takes(member, { target: 'hr' });
      const fields = { ...byLaw, ...told };
      const views = await Promise.all(
        [karin, daniel].map((member) => member.presses('desk_do_hand_over', fields)),
      );
      expect(views.filter((view) => view.name === 'desk_done')).toHaveLength(1);
      await office.passes();
      expect(await sara.opens('desk')).toMatchObject({ total: 1 });
      const kinds = (await opensReport(maja, reportCode)).page.items.map(({ body }) => body.kind);
      expect(kinds).toEqual(told === later ? ['report'] : ['report', 'handed_over']);
      const slower = views[0]?.name === 'desk_done' ? daniel : karin;
      for (let press = 0; press < 2; press++) await slower.presses('desk_do_hand_over', fields);
      expect(slower.shown).toMatchObject({ remark: 'not_now', fields: { excerpt: byLaw.excerpt } });
      expect(await sara.opens('desk')).toMatchObject({ total: 1 });
    },
  );

  it('tells the reporter before HR gets what may reveal who reported (5:8 p. 4)', async () => {
    await takes(karin, { target: 'hr' });
    const reveals = { reveals: 'yes', revealsWhy: 'Bara en kan ha sett det.', hinders: 'no' };
    await karin.presses('desk_do_hand_over', { ...byLaw, ...reveals });
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'handed_on' });
    expect((await opensThread(daniel, reference)).may).not.toContain('give_hr');
    await office.passes();
    expect(await sara.opens('desk')).toMatchObject({ total: 0 });
    const told = await readsAll();
    for (const words of [sv.heads.announced, byLaw.cause, 'Bara en kan ha sett det.'])
      expect(told).toContain(words);
    expect(told).not.toContain(byLaw.excerpt);
    const thread = await opensThread(daniel, reference);
    expect(thread).toMatchObject({ hr: 'announced' });
    // It is announced: neither a question nor another excerpt comes in between.
    for (const purpose of ['needed', 'agreed', 'ask']) {
      await takes(daniel, { target: 'hr', purpose });
      expect(daniel.shown.view).toMatchObject({
        ...{ name: 'desk_hand_over_text', to: 'hr', purpose: 'agreed', announced: true },
      });
    }
    await opensThread(daniel, reference);
    // A colleague gives what was announced, as it was kept.
    await daniel.presses('desk_give_hr');
    expect(daniel.shown.fields).toEqual({ excerpt: byLaw.excerpt, text: sv.ready.given_by_law });
    await daniel.presses('desk_do_hand_over');
    await office.passes();
    expect(await sara.opens('desk')).toMatchObject({ total: 1 });
    await opensFirst(sara);
    expect(sara.reads()).toContain(byLaw.excerpt);
    expect(await readsAll()).toContain(sv.ready.given_by_law);
    expect(await opensThread(karin, reference)).toMatchObject({ hr: 'given' });
  });

  it('has its ready text in the language that the member chooses, and loses no typed word', async () => {
    await takes(karin, { target: 'hr', purpose: 'ask' });
    expect(karin.shown.fields.text).toBe(sv.ready.hr_asked);
    await karin.presses('desk_words');
    expect(karin.shown.fields.text).toBe(en.ready.hr_asked);
    await karin.presses('desk_words', { text: 'Hello.' });
    expect(karin.shown.fields.text).toBe(`Hello.\n\n${sv.ready.hr_asked}`);
    await karin.presses('desk_words', { text: '' });
    await karin.presses('desk_do_consent');
    await office.passes();
    expect(await readsAll()).toContain(en.ready.hr_asked);
    // A sentence that the product adds is in the chosen language, too.
    await takes(karin, {});
    await karin.presses('desk_words');
    expect(karin.shown.fields.text).toBe(en.ready.handed_over);
    await karin.presses('desk_do_hand_over', { ...handed, text: en.ready.handed_over });
    await office.passes();
    expect(await readsAll()).toContain(en.ready.reveals_nothing);
  });

  it('gives HR nothing where it may be involved, and writes to it where it has something', async () => {
    await takes(karin, { target: 'hr' });
    await karin.presses('desk_do_hand_over', { ...byLaw, hinders: 'no' });
    await office.passes();
    await takes(karin, { target: 'hr' });
    expect(karin.shown.view).toMatchObject({
      name: 'desk_hand_over_text',
      to: 'hr',
      purpose: 'more',
    });
    ({ reference } = await filesAbout(office.person('Omar'), 'hr', 'Hon tar mutor.', said.doubt));
    await office.passes();
    await takes(karin, { target: 'hr' });
    expect(karin.shown).toMatchObject({ view: { name: 'desk_hand_over' }, remark: 'hr_involved' });
  });

  it('puts what HR asks to the reporter by one press', async () => {
    await takes(karin, { target: 'hr' });
    await karin.presses('desk_do_hand_over', { ...byLaw, hinders: 'no' });
    await office.passes();
    await opensFirst(sara);
    for (const text of ['Vi tittar.', 'Vilken vecka var det?']) {
      await sara.presses('desk_reply');
      await sara.presses('desk_do_reply', { text });
      await office.passes();
      await sara.presses('desk_thread');
    }
    await opensThread(karin, reference);
    expect(karin.reads().split(sv.deskThread.putOn)).toHaveLength(2);
    await karin.presses('desk_put_on');
    expect(karin.shown).toMatchObject({
      view: { name: 'desk_reply' },
      fields: { text: 'Vilken vecka var det?' },
    });
    await karin.presses('desk_do_reply');
    await office.passes();
    expect(await readsAll()).toContain('Vilken vecka var det?');
  });

  it('asks both desks for duties of their own, and keeps what is said of each', async () => {
    await hands({}, { ownDuty: 'open' });
    expect(karin.reads()).toContain(sv.done.dutyNext);
    expect(await rereads(daniel)).toContain(sv.deskThread.duty_open);
    const duty = async (fields: Fields): Promise<string> => {
      await does(daniel, reference, 'duty', fields);
      return rereads(karin);
    };
    const breach = 'Personuppgiftsincident (GDPR artikel 33): ';
    expect(
      await duty({ law: 'data_breach', standing: 'not_begun', knownAt: '9', told: 'Vi utreder.' }),
    ).toContain(`${breach}har inte börjat. Känt sedan 24 november 2026. Vi utreder.`);
    const both = await duty({ law: 'data_breach', standing: 'begun', begunOn: '2026-11-23' });
    expect(both).toContain(`${breach}började 23 november 2026. Utredare`);
    expect(both).not.toContain('Vi utreder.');
    expect(both).not.toContain(sv.deskThread.duty_open);
    await karin.presses('desk_close');
    await karin.presses('desk_do_close', { reason: 'duplicate', why: 'Klart.', ownDuty: 'none' });
    expect(karin.reads()).not.toContain(sv.done.dutyNext);
    expect(await rereads(daniel)).toContain(breach);
    expect(daniel.reads()).toContain(sv.deskThread.duty_none);
    expect(await readsAll()).not.toContain('Personuppgiftsincident');
  });
});

/** It is Tuesday the 24th of November, at noon; windows end on Tuesdays at ten. */
describe('a hand-over that may reveal who reported', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let reference: string;
  let reportCode: string;
  const begins = doneOnce(
    { passes: { kind: 'weekly', hour: 10, weekday: 2 }, reminded: [1, 4] },
    async (office) => {
      const [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
      const filed = await files(office.person('Maja'), 'Jag såg chefen ta varor.', said.doubt);
      return { karin, daniel, ...filed };
    },
  );
  beforeEach(async () => {
    ({ office, karin, daniel, reference, reportCode } = await begins());
    await passes(7);
  });
  afterEach(() => closesWell(office));

  /** Lets days pass, with a pass on each. */
  const passes = async (days: number): Promise<void> => {
    for (let n = 0; n < days; n++) {
      await goesBy(office, { days: 1 });
    }
  };
  const hands = (fields: Fields) =>
    handsOver(karin, reference, {
      ...{ recipient: 'Byggnämnden', cause: 'Nämnden prövar saken.', copy: 'KOPIAN' },
      ...fields,
    });
  const reveals = { reveals: 'yes', revealsWhy: 'Bara en kan ha sett det.' };

  it('is noted as done from the moment at which the reporter can read of it, and not before', async () => {
    await hands(reveals);
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', opensOn: '2026-12-08' });
    expect(karin.reads()).toContain('från 8 december 2026 kl.\u00a010, inte förr');
    const waits = await opensThread(daniel, reference);
    expect(waits.giving).toMatchObject({ from: '2026-12-08', mayNow: false });
    expect(daniel.reads()).toContain('Lämna inte uppgifterna till Byggnämnden före 8 december');
    await expect(daniel.presses('desk_given')).rejects.toThrow('no button');
    expect(await daniel.forges('desk_given')).toMatchObject({ giving: { mayNow: false } });
    expect(daniel.shown.remark).toBe('not_now');
    await passes(6);
    // The day before the queue says from when; the hour counts as well.
    expect(await daniel.opens('desk')).toMatchObject({
      items: [{ head: expect.arrayContaining([{ what: 'give', by: '2026-12-08' }]) as unknown }],
    });
    office.clock.advance({ minutes: 21 * 60 });
    expect(await opensThread(daniel, reference)).toMatchObject({ giving: { mayNow: false } });
    await passes(1);
    await opensReport(office.person('Maja'), reportCode);
    const now = await opensThread(daniel, reference);
    expect(now.giving).toMatchObject({ recipient: 'Byggnämnden', mayNow: true });
    const before = daniel.shown;
    await daniel.presses('desk_given');
    expect(daniel.shown.remark).toBe('given_noted');
    expect(daniel.shown.view).toMatchObject({ name: 'desk_thread', giving: undefined });
    expect(daniel.reads()).toContain('Det är lämnat vidare: Byggnämnden');
    // Pressed twice, it is noted once; whoever had it open before is told.
    daniel.shown = before;
    await daniel.presses('desk_given');
    expect(daniel.shown.remark).toBe('given_noted');
    const { page } = await opensThread(karin, reference);
    expect(page.items.filter(({ body }) => body.kind === 'note')).toHaveLength(2);
  });

  it('is done at once where nobody is revealed, and where telling waits', async () => {
    await hands({ reveals: 'no' });
    expect(karin.reads()).toContain(sv.done.outside);
    expect((await opensThread(karin, reference)).giving).toBeUndefined();
    await hands({ ...reveals, hinders: 'yes', laterWhy: 'Spår.', tellBy: '2027-01-10' });
    expect(karin.reads()).toContain(sv.done.outside);
    expect((await opensThread(karin, reference)).giving).toBeUndefined();
  });

  it('waits with two at most', async () => {
    await hands(reveals);
    await hands(reveals);
    await hands(reveals);
    expect(karin.shown).toMatchObject({ remark: 'deferrals_full', fields: { copy: 'KOPIAN' } });
    await passes(7);
    for (let n = 0; n < 2; n++) {
      await opensThread(karin, reference);
      await karin.presses('desk_given');
      expect(karin.shown.remark).toBe('given_noted');
    }
    expect((await opensThread(karin, reference)).giving).toBeUndefined();
  });
});
