import type { ButtonName } from '../../bot/domain/buttons';
import type { Body } from '../../bot/domain/message';
import { converse } from '../../bot/reporter/converse';
import {
  desks,
  desksOf,
  instead,
  messagesOf,
  officers,
  opensOn,
  otherReportCode,
  people,
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
const given = { kind: 'handed_over', to: 'hr', name: '', cause: '', text } as const;
const readers = officers(2).map(({ title }) => title);
const opens = (...bodies: Body[]): Sitting =>
  sit(succeed(desks, messagesOf(report, ...bodies))).enter(otherReportCode);
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
    ['HR has got it, and the answer changed since', [asked, yes, given, no], undefined],
    ['others have got it', [asked, { ...given, to: 'police' }], { readers }],
    ['the answer came into a closed thread', [asked, closed, yes], { answer: 'yes', readers }],
  ])('the thread shows the question when %s', (_, bodies, question) => {
    expect(questionIn(opens(...bodies))).toEqual(question);
  });

  it('the thread shows who would read, also when that is nobody just now', () => {
    const world = succeed(desksOf(people(2), []), messagesOf(report, asked));
    const thread = sit(world).enter(otherReportCode);
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
    const what = { what: 'answer', unsent: false };
    const view = { name: 'sent', ...what, desk: 'whistleblowing', opensOn, again: false };
    expect(sent.now.view).toEqual(view);
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
    const fields = { text: long };
    expect(now).toMatchObject({ view: { name: 'thread' }, remark: 'too_long', fields });
  });

  it('the question is gone once it is read that HR has got something', () => {
    const later = succeed(desks, messagesOf(report, asked, yes, given));
    const read = opens(asked).press('switch', {}, later);
    expect(questionIn(read)).toBeUndefined();
    expect(adds(read, 'hr_no')).toBe('nothing');
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
    expect(now).toMatchObject({ view: { name: 'code' }, remark: 'open_again' });
    expect(now.state.opened).toBeUndefined();
    expect(now.state.trail).toEqual(['start']);
    expect(now.state.texts).toEqual({ text: 'hej' });
    const again = sit(succeed(), now.state).enter(otherReportCode);
    expect(again.now).toMatchObject({ view: { name: 'thread' }, fields: { text: 'hej' } });
  });

  it('leaves a text that was too long as much as could be sent', () => {
    const { now } = thread.press('switch', { text: 'å'.repeat(4000) }, gone('read'));
    expect(now.state.texts).toEqual({ text: 'å'.repeat(3000) });
  });
});

it('a thread that was moved to the handlers has their clocks and says so', () => {
  const moved = succeed(desks, messagesOf(report, { kind: 'moved' }));
  expect(sit(moved).enter(otherReportCode).now.view).toMatchObject({
    name: 'thread',
    moved: true,
    status: 'received',
    deadlines: { desk: 'whistleblowing' },
  });
});
