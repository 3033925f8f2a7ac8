import fc from 'fast-check';
import type { Day } from '../../bot/domain/day';
import type { Id } from '../../bot/domain/ids';
import {
  type Body,
  deskPosition,
  isByReporter,
  type Message,
  reporterPosition,
} from '../../bot/domain/message';
import { daysOf } from '../../bot/reporter/conversation';
import { threadStanding } from '../../bot/reporter/thread-standing';

const d = (text: string) => text as Day;
const filedOn = d('2026-01-05');
const text = 'x';
const report: Body = { kind: 'report', what: 'x', where: '', how: '', who: '' };
const firstAnswered: Body = { kind: 'reply', text };
const feedback: Body = { kind: 'feedback', measures: 'Inga.', text };
const redirected: Body = { kind: 'redirected', to: 'union', text };
const closed: Body = { kind: 'closed', reason: 'confirmed', text };
const unsaid: Body = { kind: 'closed', reason: 'duplicate', text: 'Samma sak.', measures: ' ' };
const said: Body = { kind: 'closed', reason: 'duplicate', text: 'Samma sak.', measures: 'Inga.' };
const asked: Body = { kind: 'hr_asked', text };
const yes: Body = { kind: 'hr_answered', yes: true };
const handedOver: Body = { kind: 'handed_over', to: 'police', name: '', cause: '', text };
const moved: Body = { kind: 'moved' };
const reopened: Body = { kind: 'reopened', text };
const messages = (bodies: readonly Body[]): Message[] =>
  bodies.map((body, nth) => ({
    id: String(nth) as Id,
    day: d('2026-01-07'),
    position: isByReporter(body) ? reporterPosition(nth, 0) : deskPosition(nth, 0),
    body,
  }));
const standing = (today: string, ...bodies: Body[]) =>
  threadStanding(daysOf({ filedOn }), messages(bodies), d(today));
/** At HR's desk, where an answer is due by Thursday. */
const answerBy = d('2026-01-08');
const standingAtHr = (today: string, ...bodies: Body[]) =>
  threadStanding(daysOf({ filedOn, answerBy }), messages(bodies), d(today));

it.each<[string, Body[], string]>([
  ['a report', [report], 'received'],
  ['a wish to talk', [{ kind: 'talk' }], 'received'],
  ['a message', [report, { kind: 'message', text }], 'received'],
  ['a first answer', [report, firstAnswered], 'answered'],
  ['a redirect', [report, redirected], 'redirected'],
  ['a redirect, answered later', [report, redirected, firstAnswered], 'redirected'],
  ['a closing', [report, firstAnswered, closed], 'closed'],
  ['a message after closing', [report, closed, { kind: 'message', text }], 'closed'],
  ['a closing that was taken back', [report, closed, reopened], 'answered'],
  ['a hand-over', [report, handedOver], 'answered'],
  ['a move to the handlers', [report, moved], 'received'],
  ['an excerpt that the handlers gave', [{ kind: 'excerpt', text }], 'received'],
])('after %s the status is right', (_, bodies, status) => {
  expect(standing('2026-01-06', ...bodies)).toMatchObject({ status, overdue: [] });
});

it.each<[string, Body[], string, string[]]>([
  ['the seventh day', [report], '2026-01-12', []],
  ['the eighth day', [report], '2026-01-13', ['answer']],
  ['the eighth day, answered', [report, firstAnswered], '2026-01-13', []],
  ['the day three months later', [report, firstAnswered], '2026-04-05', []],
  ['the day after', [report, firstAnswered], '2026-04-06', ['feedback']],
  ['the day after, with feedback', [report, firstAnswered, feedback], '2026-04-06', []],
  ['the day after, closed', [report, closed], '2026-04-06', []],
  ['the day after, closed with measures and reasons', [report, said], '2026-04-06', []],
  ['the last day, closed without', [report, unsaid], '2026-04-05', []],
  ['the day after, closed without', [report, unsaid], '2026-04-06', ['feedback']],
  ['the day after, feedback after closing', [report, unsaid, feedback], '2026-04-06', []],
  ['the day three months later, never answered', [report], '2026-04-05', ['answer']],
  ['the day after, without any answer', [report], '2026-04-06', ['answer', 'feedback']],
  ['the day after, feedback alone', [report, feedback], '2026-04-06', []],
])('on %s these clocks have run out', (_, bodies, today, overdue) => {
  expect(standing(today, ...bodies).overdue).toEqual(overdue);
});

it.each<[string, Body[], string, string[]]>([
  ['its day', [report], '2026-01-08', []],
  ['the day after', [report], '2026-01-09', ['answer']],
  ['the day after, answered', [report, firstAnswered], '2026-01-09', []],
  ['the day after, redirected', [report, redirected], '2026-01-09', []],
  ['the day after, closed', [report, closed], '2026-01-09', []],
  ['a day after the act’s clocks, answered', [report, firstAnswered], '2026-04-06', []],
])('HR has a clock of its own: on %s', (_, bodies, today, overdue) => {
  expect(standingAtHr(today, ...bodies).overdue).toEqual(overdue);
});

it('does not depend on the order in which the messages were found', () => {
  const all = [report, firstAnswered, redirected, feedback, closed, firstAnswered];
  const bodies = [...all, asked, yes, reopened];
  const written = messages(bodies);
  const standingOf = (found: Message[]) =>
    threadStanding(daysOf({ filedOn }), found, d('2026-04-06'));
  fc.assert(
    fc.property(fc.shuffledSubarray(written), (found) => {
      const inOrder = written.filter((message) => found.includes(message));
      expect(standingOf(found)).toEqual(standingOf(inOrder));
    }),
  );
});

it('leaves a question about HR open that was not out when an answer came out', () => {
  const day = d('2026-01-07');
  const said: Message[] = [
    ...messages([report, asked, { kind: 'hr_answered', yes: false }]),
    // The desk asks again, and at the same pass another answer to the first question comes out.
    { id: '3' as Id, day, position: deskPosition(3, 0), body: asked },
    { id: '4' as Id, day, position: reporterPosition(3, 0), body: yes },
  ];
  const hrOf = (all: Message[]) => threadStanding(daysOf({ filedOn }), all, day).hr;
  expect(hrOf(said)).toBe('asked');
  expect(hrOf([...said, { id: '5' as Id, day, position: reporterPosition(5, 0), body: yes }])).toBe(
    'yes',
  );
});

it.each<[string, Body[], boolean]>([
  ['an open report', [report], false],
  ['a closing from before, of one text', [report, closed], false],
  ['a closing without measures', [report, unsaid], true],
  ['a closing with both', [report, said], false],
  ['feedback after a closing without', [report, unsaid, feedback], false],
  ['a closing without, after feedback', [report, feedback, unsaid], false],
])('after %s it is said whether feedback is still to come', (_, bodies, left) => {
  expect(standing('2026-01-06', ...bodies).feedbackLeft).toBe(left);
  expect(standingAtHr('2026-01-06', ...bodies).feedbackLeft).toBe(false);
});
