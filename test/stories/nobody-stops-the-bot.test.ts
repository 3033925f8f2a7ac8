import type { Fields } from '../../bot/domain/fields';
import { limits } from '../../bot/domain/limits';
import { imageSizes } from '../../bot/domain/pool-image';
import type { Shown } from '../../bot/ports/dialogue';
import { openVissla, type Person, pressOf, type TestVissla } from '../support/open-vissla';
import {
  comesToReportCode,
  files,
  goesToStory,
  opensReport,
  opensThread,
  writesReportCodeDown,
} from '../support/people/report';

let office: TestVissla;
afterEach(() => office.close());

describe('somebody who writes much in one dialog', () => {
  it('may send 6,000 bytes in it, all together, keeps the text, and sends it in another one', async () => {
    office = await openVissla({ staffed: true, passes: 'when-told' });
    const maja = office.person('Maja');
    const { reportCode } = await files(maja, 'En sak.');
    await office.passes();
    await opensReport(maja, reportCode);
    const [long, more] = ['å'.repeat(2900), 'ö'.repeat(101)];
    expect(await maja.presses('send', { text: long })).toMatchObject({ name: 'sent' });
    await maja.presses('next');
    await maja.presses('send', { text: more });
    expect(maja.shown).toMatchObject({
      view: { name: 'thread' },
      remark: 'dialog_full',
      fields: { text: more },
    });
    // What still fits is sent.
    expect(await maja.presses('send', { text: more.slice(1) })).toMatchObject({ name: 'sent' });
    await opensReport(maja, reportCode);
    expect(await maja.presses('send', { text: more })).toMatchObject({ name: 'sent' });
    await office.passes();
    const { page } = await opensReport(maja, reportCode);
    expect(page.items.map(({ body }) => ('text' in body ? body.text : body.kind))).toEqual([
      'report',
      long,
      more.slice(1),
      more,
    ]);
  });
});

describe('somebody who opens dialog after dialog', () => {
  beforeEach(async () => {
    office = await openVissla({ staffed: true, dialogs: 'as-in-production' });
  });

  it('gets the telephone instead of the thirty-first in an hour', async () => {
    const maja = office.person('Maja');
    for (let n = 0; n < limits.dialogsAnHour; n++) expect((await maja.opens()).name).toBe('start');
    expect((await maja.opens()).name).toBe('wait');
    expect(maja.reads()).toContain('031-390 06 10');
    expect(office.journal.counts).toEqual(['dialog_refused']);
    // Nobody else waits for it.
    await files(office.person('Omar'), 'En sak.');
    expect((await maja.presses('next')).name).toBe('wait');
    office.clock.advance({ minutes: 60 });
    expect((await maja.presses('next')).name).toBe('start');
    await goesToStory(maja);
  });

  it('cannot get round it by a draft that does not open', async () => {
    const maja = office.person('Maja');
    for (let n = 0; n < limits.dialogsAnHour; n++) await maja.opens();
    maja.shown = { ...maja.shown, draft: 'nonsense' };
    expect((await maja.forges('file', { what: 'Min text.' })).name).toBe('wait');
    office.clock.advance({ minutes: 60 });
    // What was typed has waited.
    await maja.presses('next');
    await maja.presses('report');
    await maja.presses('safe');
    await writesReportCodeDown(maja, await comesToReportCode(maja));
    expect(maja.shown).toMatchObject({ view: { name: 'story' }, fields: { what: 'Min text.' } });
  });

  it('gains nothing by dialogs that had to wait: so many of a window may send, and no more', async () => {
    const maja = office.person('Maja');
    for (let n = 0; n < limits.dialogsAnHour; n++) await maja.opens();
    await maja.opens();
    office.clock.advance({ minutes: 60 });
    await maja.presses('next');
    await maja.presses('report');
    await maja.presses('safe');
    await writesReportCodeDown(maja, await comesToReportCode(maja));
    await maja.presses('file', { what: 'En sak.' });
    expect(maja.shown).toMatchObject({ view: { name: 'story' }, remark: 'dialogs_many' });
    expect(await office.passesNothing()).toBe(true);
  });

  it('makes the image no larger, however many drafts are sent that begin nothing', async () => {
    const maja = office.person('Maja');
    const [karin] = await office.staffHr('HR-chef');
    const sends = async (person: Person, button: string, draft: string): Promise<Shown> => {
      const { who } = person;
      const press = { who, locale: 'sv', button, fields: {}, draft, texts: undefined } as const;
      return office.vissla.dialogue(press);
    };
    const isSmall = async (): Promise<boolean> => {
      await files(office.person('Omar'), 'En sak.');
      const { pool, carried } = await office.stores.database.pool.read();
      return [...pool, ...carried].every(({ image }) => image!.length <= imageSizes[0]!);
    };
    const drawn: { readonly person: Person; readonly shown: Shown }[] = [];
    // What does not open; at the desk's side and the reporter's, by somebody else and somebody of the desk.
    for (const person of [maja, karin])
      for (const button of ['desk_queue', 'file', 'leave'])
        for (let n = 0; n < 100; n++)
          drawn.push({ person, shown: await sends(person, button, 'nonsense') });
    expect(await isSmall()).toBe(true);
    const names = drawn.map(({ shown }) => shown.view.name);
    expect(new Set(names)).toEqual(new Set(['desk_not_a_member', 'desk_queue', 'wait', 'left']));
    // And what had to wait or was left, in the next window.
    office.clock.advance({ minutes: 60 * 13 });
    for (const { person, shown } of drawn)
      if (['wait', 'left'].includes(shown.view.name)) await sends(person, 'switch', shown.draft);
    expect(await isSmall()).toBe(true);
  });

  it('is told so at the door to the desk as well, and comes to it from there', async () => {
    const [karin] = await office.staffHr('HR-chef');
    // Joining took the first.
    for (let n = 1; n < limits.dialogsAnHour; n++)
      expect((await karin.opens('desk')).name).toBe('desk_queue');
    expect((await karin.opens('desk')).name).toBe('wait');
    office.clock.advance({ minutes: 60 });
    await karin.presses('next');
    expect((await karin.presses('desk')).name).toBe('desk_queue');
  });

  it('goes on with the dialogs that are open', async () => {
    const maja = office.person('Maja');
    for (let n = 1; n < limits.sendingDialogs; n++) await maja.opens();
    await goesToStory(maja);
    const more = limits.dialogsAnHour - limits.sendingDialogs;
    for (let n = 0; n < more; n++) await office.person('Maja').opens();
    expect((await maja.presses('file', { what: 'En sak.' })).name).toBe('filed');
  });

  it('may send nothing from the twenty-fifth of a window on, keeps the text, and may send in the next window', async () => {
    const maja = office.person('Maja');
    for (let n = 0; n < limits.sendingDialogs; n++) await maja.opens();
    await goesToStory(maja);
    await maja.presses('file', { what: 'En sak.' });
    expect(maja.shown).toMatchObject({
      view: { name: 'story' },
      remark: 'dialogs_many',
      fields: { what: 'En sak.' },
    });
    expect(await office.passesNothing()).toBe(true);
    office.clock.advance({ days: 1 });
    expect((await files(maja, 'En sak.')).reportCode).not.toBe('');
    // Somebody else never waited for it.
    expect((await files(office.person('Omar'), 'En annan sak.')).reportCode).not.toBe('');
  });
});

describe('somebody who presses without waiting for an answer', () => {
  let pass: () => void;
  let held: Promise<void>;
  let heldIn: 'people' | 'threads' | undefined;
  let karin: Person;
  beforeEach(async () => {
    held = new Promise((resolve) => {
      pass = resolve;
    });
    heldIn = undefined;
    office = await openVissla();
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const { people } = office;
    const { threads } = office.stores.database;
    const everybody = people.everybody.bind(people);
    const find = people.find.bind(people);
    const byId = threads.byId.bind(threads);
    // Two presses hold on in the database, until they are let go.
    let inside = 0;
    const hold = async (place: typeof heldIn): Promise<void> => {
      if (place !== heldIn || inside >= 2) return;
      inside += 1;
      await held;
    };
    Object.assign(threads, {
      byId: async (...of: Parameters<typeof byId>) => {
        await hold('threads');
        return byId(...of);
      },
    });
    Object.assign(people, {
      everybody: async (...of: Parameters<typeof everybody>) => {
        await hold('people');
        return everybody(...of);
      },
      find: async (...of: Parameters<typeof find>) => {
        await hold('people');
        return find(...of);
      },
    });
  });

  /** Fills in a card and presses a button of it, or another one as a forged client does. */
  const sends = (person: Person, act: string, typed: Fields, button = act): Promise<Shown> => {
    const { card } = office.cards.draw(person.shown);
    const press = pressOf(card, act, typed);
    return office.vissla.dialogue({ who: person.who, locale: 'sv', button, ...press });
  };

  it('is asked to try again with the third, with everything that was typed', async () => {
    const maja = office.person('Maja');
    await goesToStory(maja);
    heldIn = 'people';
    const story = { what: 'En sak.', where: 'Här.' };
    const first = [sends(maja, 'file', story), sends(maja, 'file', story)];
    const third = await sends(maja, 'file', story);
    expect(third).toMatchObject({ view: { name: 'story' }, remark: 'busy', fields: story });
    expect(office.journal.counts).toContain('press_busy');
    // Others are served meanwhile.
    expect((await office.person('Omar').opens()).name).toBe('start');
    pass();
    expect((await Promise.all(first)).map(({ view }) => view.name)).toEqual(['filed', 'filed']);
    maja.shown = third;
    expect((await maja.presses('file', story)).name).toBe('filed');
    await office.passes();
    expect(await office.stores.database.threads.count()).toBe(1);
  });

  it('keeps a form of the desk with its text', async () => {
    const { reference } = await files(office.person('Maja'), 'En sak.');
    await office.passes();
    await opensThread(karin, reference);
    await karin.presses('desk_reply');
    heldIn = 'people';
    const text = 'Ett svar.';
    const first = [
      sends(karin, 'desk_do_reply', { text }),
      sends(karin, 'desk_do_reply', { text }),
    ];
    const third = await sends(karin, 'desk_do_reply', { text });
    expect(third).toMatchObject({ view: { name: 'desk_reply' }, remark: 'busy', fields: { text } });
    pass();
    expect((await Promise.all(first)).map(({ view }) => view.name)).toEqual([
      'desk_done',
      'desk_done',
    ]);
    karin.shown = third;
    expect(await karin.presses('desk_do_reply', { text })).toMatchObject({
      name: 'desk_done',
      again: true,
    });
  });

  it('has a thread closed, with the text kept for when it is opened again', async () => {
    const maja = office.person('Maja');
    const { reportCode } = await files(maja, 'En sak.');
    await office.passes();
    await opensReport(maja, reportCode);
    heldIn = 'threads';
    const text = 'Ett tillägg.';
    const looks = () => sends(maja, 'send', { text }, 'next');
    const first = [looks(), looks()];
    maja.shown = await looks();
    expect(maja.shown).toMatchObject({ view: { name: 'code' }, remark: 'busy' });
    pass();
    await Promise.all(first);
    await maja.enters(reportCode);
    expect(maja.shown).toMatchObject({ view: { name: 'thread' }, fields: { text } });
  });
});
