import type { ButtonName } from '../../bot/domain/buttons';
import type { Body } from '../../bot/domain/message';
import { converse } from '../../bot/reporter/converse';
import {
  answerBy,
  desks,
  desksOf,
  instead,
  messagesOf,
  officers,
  opensOn,
  otherReceipt,
  people,
  reachStory,
  report,
  type Sitting,
  sit,
  succeed,
} from './play';

const text = 'Ord';
const asked: Body = { kind: 'hr_asked', text };
const yes: Body = { kind: 'hr_answered', yes: true };
const no: Body = { kind: 'hr_answered', yes: false };
const closed: Body = { kind: 'closed', reason: 'confirmed', text };
const given: Body = { kind: 'handed_over', to: 'hr', name: '', cause: '', text };
const readers = officers(2).map(({ title }) => title);
const opens = (...bodies: Body[]): Sitting =>
  sit(succeed(desks, messagesOf(report, ...bodies))).press('open', { code: otherReceipt });
const questionIn = ({ now }: Sitting) => (now.view.name === 'thread' ? now.view.hr : now.view.name);
/** What a press leads to: what is added, or what is shown without anything being added. */
const adds = (sitting: Sitting, button: ButtonName) => {
  const next = converse(sitting.now.state, { kind: 'press', button, fields: sitting.now.fields });
  return next.kind === 'do' && next.effect.kind === 'add' ? next.effect.body : 'nothing';
};

describe('the handlers ask whether an excerpt may go to HR', () => {
  it.each<[string, Body[], object | undefined]>([
    ['nobody has asked', [], undefined],
    ['they have asked', [asked], { readers }],
    ['the answer is yes', [asked, yes], { answer: 'yes', readers }],
    ['the answer is no', [asked, no], { answer: 'no', readers }],
    ['the answer was changed', [asked, yes, no], { answer: 'no', readers }],
    ['they ask once more', [asked, no, asked], { readers }],
    ['the thread was closed', [asked, closed], { readers }],
    ['HR has got it', [asked, yes, given], undefined],
  ])('the thread shows the question when %s', (_, bodies, question) => {
    expect(questionIn(opens(...bodies))).toEqual(question);
  });

  it('the thread shows who would read, also when that is nobody just now', () => {
    const world = succeed(desksOf(people(2), []), messagesOf(report, asked));
    const thread = sit(world).press('open', { code: otherReceipt });
    expect(questionIn(thread)).toEqual({ readers: [] });
  });

  it.each<[ButtonName, Body[], Body | 'nothing']>([
    ['hr_yes', [asked], yes],
    ['hr_no', [asked], no],
    ['hr_no', [asked, yes], no],
    ['hr_yes', [asked, no], yes],
    ['hr_yes', [asked, closed], yes],
    ['hr_no', [asked, yes, closed], no],
    ['hr_yes', [asked, yes], 'nothing'],
    ['hr_no', [asked, no], 'nothing'],
    ['hr_yes', [], 'nothing'],
    ['hr_no', [], 'nothing'],
    ['hr_yes', [yes], 'nothing'],
    ['hr_no', [asked, yes, given], 'nothing'],
  ])('%s in a thread, case %#', (button, bodies, added) => {
    const thread = opens(...bodies);
    expect(adds(thread, button)).toEqual(added);
    if (added === 'nothing') expect(thread.press(button).now.view).toEqual(thread.now.view);
  });

  it('the answer is sent, and the thread is read again', () => {
    const sent = opens(asked).press('hr_yes');
    expect(sent.now.view).toEqual({
      name: 'sent',
      desk: 'whistleblowing',
      opensOn,
      again: false,
    });
    expect(sent.press('next').now.view.name).toBe('thread');
    // What is sent next is another thing.
    expect(sent.now.state.opened?.message).toBe('f'.repeat(32));
  });

  it('an answer leaves a half-written text', () => {
    const sent = opens(asked).press('hr_no', { text: 'halvfärdigt' });
    expect(sent.now.state.texts).toEqual({ text: 'halvfärdigt' });
    expect(sent.press('next').now.fields).toEqual({ text: 'halvfärdigt' });
  });

  it('an answer waits when more is half-written than travels', () => {
    const long = 'å'.repeat(3001);
    const { now } = opens(asked).press('hr_yes', { text: long });
    expect(now).toMatchObject({
      view: { name: 'thread' },
      remark: 'too_long',
      fields: { text: long },
    });
  });

  it.each(['places_full', 'failed'] as const)('an answer that is refused: %s', (remark) => {
    const refuse = instead(
      'add',
      () => ({ kind: 'refused', remark, redraw: {} }),
      succeed(desks, messagesOf(report, asked)),
    );
    const { now } = opens(asked).press('hr_yes', { text: 'hej' }, refuse);
    expect(now).toMatchObject({ view: { name: 'thread' }, remark, fields: { text: 'hej' } });
  });

  it('the question is gone once it is read that HR has got something', () => {
    const later = succeed(desks, messagesOf(report, asked, yes, given));
    const read = opens(asked).press('switch', {}, later);
    expect(questionIn(read)).toBeUndefined();
    expect(adds(read, 'hr_no')).toBe('nothing');
  });

  it('no other view has the buttons', () => {
    const others = [sit(), reachStory(sit()), opens(asked).press('send', { text: 'hej' })];
    for (const sitting of others) {
      expect([adds(sitting, 'hr_yes'), adds(sitting, 'hr_no')]).toEqual(['nothing', 'nothing']);
    }
  });
});

describe('a thread at HR’s desk', () => {
  const world = succeed(desks, messagesOf(report), 'hr');
  const thread = sit(world).press('open', { code: otherReceipt });

  it('has HR’s clock, and says that HR reads what is sent', () => {
    expect(thread.now.view).toMatchObject({
      name: 'thread',
      moved: false,
      deadlines: { desk: 'hr', answerBy },
      overdue: [],
    });
    expect(thread.press('send', { text: 'hej' }).now.view).toEqual({
      name: 'sent',
      desk: 'hr',
      opensOn,
      again: false,
    });
  });

  it('that was moved to the handlers has their clocks and says so', () => {
    const moved = succeed(desks, messagesOf(report, { kind: 'moved' }));
    expect(sit(moved).press('open', { code: otherReceipt }).now.view).toMatchObject({
      name: 'thread',
      moved: true,
      status: 'received',
      deadlines: { desk: 'whistleblowing' },
    });
  });
});

describe('a thread that is gone, moved or expired, while it is open', () => {
  const gone = (effect: 'add' | 'read') => instead(effect, () => ({ kind: 'gone' }));
  const thread = opens(asked);

  it.each<[string, ButtonName | undefined, 'add' | 'read']>([
    ['a message', 'send', 'add'],
    ['an answer', 'hr_yes', 'add'],
    ['leafing', 'earlier', 'read'],
    ['the other language', 'switch', 'read'],
    ['a press that nobody knows', undefined, 'read'],
  ])('is opened again with the code, and the text is kept: %s', (_, button, effect) => {
    const { now } = thread.press(button, { text: 'hej' }, gone(effect));
    expect(now).toMatchObject({ view: { name: 'start' }, remark: 'open_again' });
    expect(now.state.opened).toBeUndefined();
    expect(now.state.trail).toEqual([]);
    expect(now.state.texts).toEqual({ text: 'hej' });
    const again = sit(succeed(), now.state).press('open', { code: otherReceipt });
    expect(again.now).toMatchObject({ view: { name: 'thread' }, fields: { text: 'hej' } });
  });

  it('is opened again after something was sent, too', () => {
    const { now } = thread.press('send', { text: 'hej' }).press('next', {}, gone('read'));
    expect(now).toMatchObject({ view: { name: 'start' }, remark: 'open_again' });
    expect(now.state.texts).toEqual({});
  });

  it('leaves a text that was too long as much as could be sent', () => {
    const { now } = thread.press('switch', { text: 'å'.repeat(4000) }, gone('read'));
    expect(now.state.texts).toEqual({ text: 'å'.repeat(3000) });
  });
});
