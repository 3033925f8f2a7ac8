import fc from 'fast-check';
import { type ButtonName, buttons } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import {
  byStaffAnswers,
  type FirstAnswers,
  fits,
  throughWorkAnswers,
  ticks,
} from '../../bot/domain/first-guide';
import { toHex } from '../../bot/domain/hex';
import type { Desk } from '../../bot/domain/ids';
import { formatReceipt } from '../../bot/domain/receipt';
import type { ThreadState } from '../../bot/domain/thread';
import type { Shown } from '../../bot/ports/dialogue';
import { answersOf } from '../../bot/reporter/answers';
import type { Conversation } from '../../bot/reporter/conversation';
import { goOn, type SealedState } from '../../bot/reporter/earlier-draft';
import type { Sealing } from '../../bot/sealing/create-sealing';
import { openMonths } from '../../bot/threads/open-threads';
import { sealingOf } from '../support/houses/sealing-of';
import { cheapReceipts, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { opensReport } from '../support/people/report';
import { said } from '../support/people/said';
import {
  answerBy,
  copied,
  desks,
  newConversation,
  people,
  receipt,
  reference,
  type Sitting,
  settle,
  sit,
  succeed,
} from './play';

/** A draft as it was sealed before HR had a desk: a conversation that had been everywhere. */
const sealedBefore = (step: string) =>
  `{"side":"reporter","state":{"step":"${step}","trail":["start"],"ticks":[],"throughWork":"yes",
  "excluded":[],"talk":false,"id":"${'d'.repeat(32)}","began":"2026-05-05","locale":"sv",
  "receipt":"${receipt}","reference":"${reference}","fit":"treatment",
  "keys":{"blindIndex":"${'b'.repeat(64)}","publicKey":"${'c'.repeat(64)}"},
  "filed":{"filedOn":"2026-05-05","opensOn":"2026-05-06","again":false},
  "opened":{"thread":"${'2'.repeat(32)}","common":"${'e'.repeat(64)}","filedOn":"2026-05-05",
  "message":"${'a'.repeat(32)}","began":"2026-05-05","back":0}}}`;

const [karin, daniel] = people(2).map(({ id }) => id);

/**
 * A draft as the last version with the first guide sealed it, with HR chosen: everything that could stand in
 * one. `more` is what differs.
 */
const sealedWithHr = (step: string, trail: readonly string[], more: object = {}) => {
  const { state } = JSON.parse(
    `{"side":"reporter","state":{"step":"","trail":[],"ticks":["several","involved"],"throughWork":"no",
    "excluded":["${String(karin)}"],"talk":false,"id":"${'d'.repeat(32)}","began":"2026-05-05",
    "locale":"en","receipt":"${receipt}","reference":"${reference}","fit":"harm","byStaff":"unknown",
    "unticked":true,"toHr":true,
    "keys":{"blindIndex":"${'b'.repeat(64)}","publicKey":"${'c'.repeat(64)}"},
    "filed":{"filedOn":"2026-05-05","opensOn":"2026-05-06","again":false,"answerBy":"${answerBy}"},
    "opened":{"thread":"${'2'.repeat(32)}","common":"${'e'.repeat(64)}","filedOn":"2026-05-05",
    "message":"${'a'.repeat(32)}","began":"2026-05-05","back":0,"hr":"asked"},
    "joined":{"desk":"hr","admitted":false}}}`,
  ) as { state: object };
  return { ...state, step, trail, ...more } as unknown as Extract<SealedState, { ticks: unknown }>;
};

const opened = (sealed: SealedState): Conversation => ({ ...goOn(sealed).state, texts: {} });
const readBefore = (step: string): SealedState =>
  (JSON.parse(sealedBefore(step)) as { state: SealedState }).state;
const at = (sealed: SealedState): Sitting => sit(succeed(desks), opened(sealed));
const wayOf = ({ now: { state } }: Sitting) => [...state.trail, state.step].join(' ');

/** Steps of the first guide, each with a way on which one came there. */
const asked: readonly (readonly [step: string, trail: readonly string[]])[] = [
  ['safety', ['start']],
  ['danger', ['start', 'safety']],
  ['security', ['start', 'safety']],
  ['guide', ['start', 'safety', 'danger']],
  ['harm', ['start', 'safety', 'guide']],
  ['verdict', ['start', 'safety', 'guide', 'harm']],
  ['others', ['start', 'safety', 'guide', 'verdict']],
  ['involved', ['start', 'safety', 'guide', 'verdict']],
  ['nobody', ['start', 'safety', 'guide', 'involved']],
];

/** Later steps, with what lies behind them now. */
const later: readonly (readonly [step: string, trail: readonly string[], way: string])[] = [
  ['start', [], 'start'],
  ['rights', ['start'], 'start rights'],
  ['receipt', ['start', 'safety', 'guide'], 'start safety guide receipt'],
  ['receipt', ['start', 'safety', 'security'], 'start safety guide receipt'],
  ['story', ['start', 'safety', 'guide', 'receipt'], 'start safety guide receipt story'],
  [
    'story',
    ['start', 'safety', 'danger', 'guide', 'harm', 'verdict', 'involved', 'receipt'],
    'start safety guide receipt story',
  ],
  ['filed', [], 'filed'],
  ['unopened', ['start'], 'start unopened'],
  ['thread', ['start'], 'start thread'],
  ['sent', ['start', 'thread'], 'start thread sent'],
  ['joined', [], 'joined'],
  ['wait', [], 'wait'],
  ['left', [], 'left'],
];

describe('a draft of the first guide', () => {
  it.each(asked)('that was within it begins the guide again: %s', (step, trail) => {
    const sealed = sealedWithHr(step, trail, { talk: true });
    const { fit: _, byStaff, ticks, throughWork, toHr, ...kept } = sealed;
    expect([byStaff, ticks, throughWork, toHr]).not.toContain(undefined);
    expect(goOn(sealed)).toEqual({
      state: { ...kept, high: [], talk: false, step: 'guide', trail: ['start', 'safety'] },
      renewed: true,
    });
    const guide = at(sealed);
    expect(guide.now).toMatchObject({ view: { name: 'guide' }, fields: {} });
    expect(guide.press('next').now.remark).toBe('choose');
    expect(wayOf(guide.press('back'))).toBe('start safety');
    expect(wayOf(guide.press('back').press('back'))).toBe('start');
  });

  it('that was within it keeps who was named, and asks before they are let go', () => {
    const guide = at(sealedWithHr('verdict', ['start', 'safety', 'guide']));
    const list = guide.press('next', { about: 'work' }).press('next', { detail: 'single' });
    expect(list.now).toMatchObject({ view: { name: 'involved' }, fields: { involved: karin } });
    expect(list.press('next', { involved: '' }).now).toMatchObject({
      remark: 'unticked',
      state: { excluded: [karin] },
    });
    expect(list.press('next').now.view).toMatchObject({
      name: 'verdict',
      answers: { ...said.own, involved: ['receiver'] },
      hr: 'withheld',
    });
    const other = list.press('next', { involved: String(daniel) });
    expect(other.now.state.excluded).toEqual([daniel]);
  });

  it('that was within it does not talk unless that is answered anew', () => {
    const guide = at(sealedWithHr('security', ['start', 'safety'], { talk: true }));
    const more = guide.press('next', { about: 'gain' });
    const verdict = more.press('next', { detail: 'others' }).press('next');
    expect(verdict.now).toMatchObject({ view: { name: 'verdict' }, state: { talk: false } });
  });

  it.each(later)('that was past it opens where it was: %s %#', (step, trail, way) => {
    const sealed = sealedWithHr(step, trail);
    const { fit, ticks, throughWork, byStaff, ...kept } = sealed;
    const first = { fit, ticks, throughWork, byStaff };
    const { state, renewed } = goOn(sealed);
    expect(state).toEqual({ ...kept, high: [], first, trail: way.split(' ').slice(0, -1) });
    expect(renewed).toBe(false);
    expect(at(sealed).now.view.name).toBe(step);
    expect(wayOf(at(sealed))).toBe(way);
  });

  it.each(later)('that was past it takes every press: %s %#', (step, trail) => {
    // Practice begins anew.
    for (const button of [...buttons.filter((one) => one !== 'practice'), undefined]) {
      const state = opened(sealedWithHr(step, trail));
      const next = settle(state, { kind: 'press', button, fields: {} }, succeed());
      // HR stays chosen where that was chosen, and the first guide's answers stay.
      expect([button, next.state.toHr, next.state.first]).toEqual([button, true, state.first]);
    }
  });

  it('has no answers where none were given, and no answer that was not asked for', () => {
    const none = goOn(sealedWithHr('receipt', [], { fit: undefined, talk: true })).state;
    expect(none.first).toBeUndefined();
    expect(answersOf({ ...none, texts: {} })).toBeUndefined();
    const fewer = goOn(sealedWithHr('receipt', [], { fit: 'money', byStaff: undefined })).state;
    expect(fewer.first).toEqual({
      fit: 'money',
      ticks: ['several', 'involved'],
      throughWork: 'no',
    });
    expect('byStaff' in (fewer.first ?? {})).toBe(false);
  });

  const aboutOne = { fit: 'treatment', byStaff: undefined, ticks: ['heard'], excluded: [] };
  const alone = { ...aboutOne, ticks: [], throughWork: 'yes' };

  it.each<[string, object, Desk]>([
    ['where that was chosen', alone, 'hr'],
    ['not where it was not', { ...alone, toHr: undefined }, 'whistleblowing'],
    ['not where the answers forbid it', aboutOne, 'whistleblowing'],
    ['not where somebody is involved', { ...alone, ticks: ['involved'] }, 'whistleblowing'],
    ['not where somebody wants to talk', { ...alone, talk: true }, 'whistleblowing'],
  ])('goes to HR %s', (_, more, desk) => {
    const shown = at(sealedWithHr('receipt', ['start', 'safety', 'guide', 'verdict'], more));
    expect(shown.now.view).toEqual({ name: 'receipt', desk, receipt: formatReceipt(receipt) });
    const written = shown.press('next', copied);
    if (desk === 'hr') {
      expect(written.now.view).toMatchObject({
        name: 'story',
        readers: desks.hr.map(({ title }) => title),
      });
    }
    const filed = written.press('file', { what: 'vad' });
    expect(filed.now.view).toMatchObject({ name: 'filed', deadlines: { desk } });
  });

  it('of somebody who wants to talk shows what is sent before it is sent', () => {
    const talk = { talk: true, fit: undefined, byStaff: undefined, toHr: undefined };
    const sealed = sealedWithHr('receipt', ['start', 'safety', 'security'], talk);
    const untold = at(sealed).press('next', copied);
    expect(untold.now.view).toEqual({ name: 'talk', readers: ['Jurist 2', 'Jurist 3'] });
    expect(untold.press('file').now.view).toMatchObject({ name: 'filed' });
  });

  it('reaches the guide anew, going back from the story, and then follows its answers', () => {
    const written = at(sealedWithHr('story', ['start', 'safety', 'guide', 'harm', 'receipt']));
    expect(written.now.view).toMatchObject({ name: 'story', duty: 'harm' });
    const guide = written.press('back', { what: 'vad' }).press('back');
    expect(guide.now).toMatchObject({ view: { name: 'guide' }, fields: {} });
    expect(guide.press('next').now.remark).toBe('choose');
    const list = guide.press('next', { about: 'gain' }).press('next', { detail: 'others' });
    expect(list.now.fields).toEqual({ involved: karin });
    const verdict = list.press('next');
    expect(verdict.now).toMatchObject({
      view: { name: 'verdict', rule: 'gain', answers: { ...said.gain, involved: ['receiver'] } },
    });
    expect(verdict.now.state.toHr).toBeUndefined();
    const again = verdict.press('anyway').press('next', copied);
    expect(again.now).toMatchObject({
      view: { name: 'story', desk: 'whistleblowing', readers: ['Jurist 2', 'Jurist 3'] },
      fields: { what: 'vad' },
    });
    expect(again.now.view).toMatchObject({ duty: undefined });
  });

  it('may go on to the story again without a look at the guide', () => {
    const sealed = sealedWithHr('story', ['start', 'safety', 'guide', 'receipt']);
    const again = at(sealed).press('back').press('next', copied);
    expect(again.now.view).toMatchObject({ name: 'story', duty: 'harm' });
  });
});

it('a draft of the guide as it is goes on as it is', () => {
  const { texts: _, ...state } = newConversation();
  const { state: same, renewed } = goOn(state);
  expect(same).toBe(state);
  expect(renewed).toBe(false);
});

describe('a draft from before HR had a desk', () => {
  const steps = [...new Set([...asked, ...later].map(([step]) => step))].filter(
    (step) => !['others', 'joined', 'wait', 'left'].includes(step),
  );

  it.each(steps)('takes every press, where it was or in the guide: %s', (step) => {
    const isAsked = asked.some(([one]) => one === step);
    expect(at(readBefore(step)).now.view.name).toBe(isAsked ? 'guide' : step);
    for (const button of [...buttons, undefined]) {
      const state = opened(readBefore(step));
      const next = settle(state, { kind: 'press', button, fields: {} }, succeed());
      // No press there chooses HR.
      expect([button, next.state.toHr]).toEqual([button, undefined]);
    }
  });

  it('is read as if nothing of HR had been chosen', () => {
    const view = (step: string) => at(readBefore(step)).now.view;
    expect(view('story')).toMatchObject({ desk: 'whistleblowing' });
    expect(view('filed')).toMatchObject({
      deadlines: { desk: 'whistleblowing', acknowledgeBy: '2026-05-12' },
    });
    expect(view('sent')).toMatchObject({ desk: 'whistleblowing' });
    expect(view('thread')).toMatchObject({ deadlines: { desk: 'whistleblowing' }, moved: false });
  });
});

it('no draft of the first guide throws, whatever stands in it and whatever is pressed', () => {
  const steps = [...asked, ...later];
  const optional = fc.record(
    {
      fit: fc.constantFrom(...fits),
      byStaff: fc.constantFrom(...byStaffAnswers),
      unticked: fc.constant(true),
      toHr: fc.constant(true),
      keys: fc.constant({ blindIndex: 'b'.repeat(64), publicKey: 'c'.repeat(64) }),
      filed: fc.constant({ filedOn: '2026-05-05', opensOn: '2026-05-06', again: true }),
      opened: fc.constant(opened(sealedWithHr('thread', ['start'])).opened),
      joined: fc.constant({ desk: 'whistleblowing', admitted: true }),
    },
    { requiredKeys: [] },
  );
  const sealedState = fc
    .tuple(
      fc.constantFrom(...steps),
      fc.subarray(steps.map(([step]) => step)),
      optional,
      fc.record({
        ticks: fc.subarray([...ticks]),
        throughWork: fc.constantFrom(...throughWorkAnswers),
        excluded: fc.subarray(people(3).map(({ id }) => id)),
        talk: fc.boolean(),
      }),
    )
    .map(([[step], trail, some, others]) => {
      const { id, began, locale } = newConversation();
      const drawn = { id, began, locale, receipt, reference };
      const sealed = { ...drawn, ...some, ...others, step, trail };
      return sealed as unknown as SealedState;
    });
  const fields: Fields = { about: 'work', detail: 'single', involved: 'hr', what: 'x', ...copied };
  const presses = fc.array(fc.constantFrom<ButtonName | undefined>(...buttons, undefined), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(sealedState, presses, (sealed, pressed) => {
      let now = at(sealed).now;
      for (const button of pressed) {
        now = settle(now.state, { kind: 'press', button, fields }, succeed());
        // Practice has a code of its own.
        if (button === 'practice' && now.state.practice) return;
        expect([now.state.receipt, now.state.reference]).toEqual([receipt, reference]);
      }
      const leaves = { kind: 'press', button: 'leave', fields } as const;
      expect(settle(now.state, leaves, succeed()).view).toEqual({ name: 'left' });
    }),
  );
});

describe('a draft of the first guide, sealed, that is pressed', () => {
  let office: TestVissla;
  let sealing: Sealing;
  let maja: Person;
  beforeEach(async () => {
    office = await openVissla({ staffed: true, releases: 'when-told' });
    await office.staffHr('HR-specialist');
    sealing = await sealingOf(office, { receiptCost: cheapReceipts });
    maja = office.person('Maja');
    await maja.opens();
    office.journal.counts.length = 0;
  });
  afterEach(() => office.close());

  const words = { what: 'En sak.', text: 'Ett svar.' };
  const seals = async (step: string, trail: readonly string[], more: object): Promise<string> => {
    const derived = await sealing.receipts.derive(receipt);
    if (derived.kind === 'busy') throw new Error('busy');
    const { blindIndex, publicKey } = derived.keys;
    const began = office.clock.today();
    const state = sealedWithHr(step, trail, {
      began,
      excluded: [],
      unticked: undefined,
      filed: undefined,
      opened: undefined,
      joined: undefined,
      keys: { blindIndex: toHex(blindIndex), publicKey: toHex(publicKey) },
      ...more,
    });
    return sealing.drafts.seal({ side: 'reporter', state }, maja.who);
  };
  const presses = async (draft: string, button: string, fields: Fields = {}): Promise<Shown> => {
    const texts = await sealing.drafts.sealTexts(words, maja.who);
    const { who } = maja;
    maja.shown = await office.vissla.dialogue({ who, locale: 'sv', draft, texts, button, fields });
    return maja.shown;
  };
  const lies = async (desk: Desk): Promise<ThreadState[]> => {
    await office.releases();
    const { threads } = office.stores.database;
    const rows = await threads.ofDesk(desk, openMonths(office.clock.today()));
    return Promise.all(rows.map((row) => sealing.threads.openState(row)));
  };

  it('begins the guide again and says so, with the texts kept, and leaves whoever leaves', async () => {
    for (const [step, trail] of asked) {
      const draft = await seals(step, trail, {});
      for (const button of ['next', 'danger', 'to_hr', 'back', 'switch']) {
        const fields = { fit: 'money', byStaff: 'yes', involved: '' } as Fields;
        const shown = await presses(draft, button, fields);
        expect([step, button, shown]).toMatchObject([
          step,
          button,
          { view: { name: 'guide' }, remark: 'renewed', fields: {}, locale: 'en' },
        ]);
        expect(await sealing.drafts.openTexts(shown.texts ?? '', maja.who)).toEqual(words);
      }
      const more = await maja.presses('next', { about: 'gain' });
      expect(more).toEqual({ name: 'more', about: 'gain' });
      expect(maja.shown.remark).toBeUndefined();
      expect([step, await presses(draft, 'leave')]).toMatchObject([
        step,
        { view: { name: 'left' }, remark: undefined, texts: undefined },
      ]);
    }
    expect(office.journal.faults).toEqual([]);
  });

  it('begins the guide again when it is late, too; past it, its step is shown again', async () => {
    const within = await seals('verdict', ['start', 'safety', 'guide'], {});
    const past = await seals('receipt', ['start', 'safety', 'guide'], {});
    office.clock.advance({ minutes: 61 });
    expect(await presses(within, 'anyway')).toMatchObject({
      view: { name: 'guide' },
      remark: 'renewed',
    });
    expect(office.journal.counts).toEqual([]);
    expect(await presses(past, 'next', copied)).toMatchObject({
      view: { name: 'receipt' },
      remark: 'expired',
      fields: copied,
    });
    expect(office.journal.counts).toEqual(['draft_expired']);
  });

  const story = ['start', 'safety', 'guide', 'harm', 'receipt'];
  const harm = { fit: 'harm', byStaff: 'yes', ticks: ['several'], throughWork: 'yes' } as const;
  const single = { fit: 'treatment', ticks: [], throughWork: 'yes' } as const;

  it.each<[string, FirstAnswers, Desk, object, string | undefined]>([
    [
      'the handlers',
      harm,
      'whistleblowing',
      { route: 'whistleblowing', rule: 'harm_several' },
      'harm',
    ],
    ['HR', single, 'hr', { route: 'hr', rule: 'treatment_single' }, undefined],
  ])('files what was answered and advised then, with %s', async (_, first, desk, advice, duty) => {
    const draft = await seals('story', story, { byStaff: undefined, ...first });
    const shown = await presses(draft, 'file', { what: 'En sak.' });
    expect(shown).toMatchObject({ view: { name: 'filed', deadlines: { desk }, duty } });
    expect(await lies(desk)).toEqual([
      { answers: first, advice, status: 'received', unanswered: false, excluded: [] },
    ]);
    expect(await lies(desk === 'hr' ? 'whistleblowing' : 'hr')).toEqual([]);
    await opensReport(office.person('Somebody'), receipt);
    expect(office.journal.faults).toEqual([]);
  });

  it('files what is answered anew, once somebody has gone back', async () => {
    await presses(await seals('story', story, harm), 'back', { what: 'En sak.' });
    await maja.presses('back');
    expect(maja.shown).toMatchObject({ view: { name: 'guide' }, remark: undefined });
    await maja.presses('next', { about: 'gain' });
    await maja.presses('next', { detail: 'others' });
    await maja.presses('next');
    await maja.presses('anyway');
    await maja.presses('next', copied);
    expect(maja.shown.fields).toEqual({ what: 'En sak.' });
    await maja.presses('file');
    expect(await lies('whistleblowing')).toMatchObject([
      {
        answers: { ...said.gain, involved: [] },
        advice: { route: 'whistleblowing', rule: 'gain' },
      },
    ]);
  });
});
