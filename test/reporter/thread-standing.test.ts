import fc from 'fast-check';
import type { Day } from '../../bot/domain/day';
import type { Id } from '../../bot/domain/ids';
import type { Body, Message } from '../../bot/domain/message';
import { threadStanding } from '../../bot/reporter/thread-standing';

const d = (text: string) => text as Day;
const filedOn = d('2026-01-05');
const text = 'x';
const report: Body = { kind: 'report', what: 'x', where: '', how: '', who: '' };
const acknowledged: Body = { kind: 'acknowledged', text };
const feedback: Body = { kind: 'feedback', text };
const redirected: Body = { kind: 'redirected', to: 'union', text };
const closed: Body = { kind: 'closed', reason: 'confirmed', text };
const messages = (bodies: readonly Body[]): Message[] =>
  bodies.map((body, position) => ({
    id: String(position) as Id,
    day: d('2026-01-07'),
    position,
    body,
  }));
const standing = (today: string, ...bodies: Body[]) =>
  threadStanding(filedOn, messages(bodies), d(today));

it.each<[string, Body[], string]>([
  ['a report', [report], 'received'],
  ['a wish to talk', [{ kind: 'talk' }], 'received'],
  ['a message', [report, { kind: 'message', text }], 'received'],
  ['a reply', [report, { kind: 'reply', text }], 'acknowledged'],
  ['an acknowledgement', [report, acknowledged], 'acknowledged'],
  ['a redirect', [report, redirected], 'redirected'],
  ['a redirect, acknowledged later', [report, redirected, acknowledged], 'redirected'],
  ['a closing', [report, acknowledged, closed], 'closed'],
  ['a message after closing', [report, closed, { kind: 'message', text }], 'closed'],
])('after %s the status is right', (_, bodies, status) => {
  expect(standing('2026-01-06', ...bodies)).toEqual({ status, overdue: [] });
});

it.each<[string, Body[], string, string[]]>([
  ['the seventh day', [report], '2026-01-12', []],
  ['the eighth day', [report], '2026-01-13', ['acknowledge']],
  ['the eighth day, acknowledged', [report, acknowledged], '2026-01-13', []],
  ['the day three months later', [report, acknowledged], '2026-04-05', []],
  ['the day after', [report, acknowledged], '2026-04-06', ['feedback']],
  ['the day after, with feedback', [report, acknowledged, feedback], '2026-04-06', []],
  ['the day after, closed', [report, closed], '2026-04-06', []],
  ['the day three months later, never acknowledged', [report], '2026-04-05', ['acknowledge']],
  ['the day after, without any answer', [report], '2026-04-06', ['acknowledge', 'feedback']],
  ['the day after, feedback alone', [report, feedback], '2026-04-06', []],
])('on %s these clocks have run out', (_, bodies, today, overdue) => {
  expect(standing(today, ...bodies).overdue).toEqual(overdue);
});

it('does not depend on the order in which the messages were found', () => {
  const bodies = [
    report,
    acknowledged,
    redirected,
    feedback,
    closed,
    { kind: 'reply', text } as const,
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(bodies), (found) => {
      const written = bodies.filter((body) => found.includes(body));
      expect(standing('2026-04-06', ...found)).toEqual(standing('2026-04-06', ...written));
    }),
  );
});
