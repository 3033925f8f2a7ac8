import fc from 'fast-check';
import type { Day, Month } from '../../bot/domain/day';
import type { MemberId } from '../../bot/domain/ids';
import { closeReasons } from '../../bot/domain/message';
import {
  type Act,
  afterHrAnswered,
  afterWritingToHr,
  applyAct,
  expiryAfter,
  expiryAtTurn,
  hasNews,
  hrSteps,
  isOutlived,
  isPastItsTime,
  isSettled,
  statuses,
  type ThreadState,
} from '../../bot/domain/thread';

const d = (text: string) => text as Day;
const a = 'a'.repeat(32) as MemberId;
const b = 'b'.repeat(32) as MemberId;
const day = d('2026-05-05');
const received: ThreadState = { status: 'received', unanswered: true, excluded: [a] };
const acknowledged: ThreadState = {
  ...received,
  status: 'acknowledged',
  acknowledgedOn: d('2026-05-01'),
};
const redirected: ThreadState = { ...received, status: 'redirected' };
const closed: ThreadState = {
  ...received,
  status: 'closed',
  closedOn: d('2026-05-02'),
  closeReason: 'confirmed',
  feedbackOn: d('2026-05-02'),
};
const answered = { unanswered: false };
/** Closed without a word of what was done and why. */
const unsaid: ThreadState = {
  ...{ ...received, ...answered, status: 'closed' },
  closedOn: d('2026-05-02'),
  closeReason: 'duplicate',
};
/** As many as a desk can have. */
const everybody = Array.from({ length: 16 }, (_, n) => String(n).padStart(32, 'c') as MemberId);

describe('an act', () => {
  it.each<[string, ThreadState, Act, ThreadState]>([
    [
      'a message waits for an answer',
      { ...received, ...answered },
      { kind: 'message', day },
      received,
    ],
    ['a message does not reopen by itself', closed, { kind: 'message', day }, closed],
    [
      'a message leaves the question about HR as it was',
      { ...acknowledged, ...answered, hr: 'asked' },
      { kind: 'message', day },
      { ...acknowledged, hr: 'asked' },
    ],
    ['a note changes nothing', received, { kind: 'note', day }, received],
    [
      'a reply answers, and acknowledges as well',
      received,
      { kind: 'reply', day },
      { ...received, ...answered, status: 'acknowledged', acknowledgedOn: day },
    ],
    [
      'an acknowledgement answers and is dated',
      received,
      { kind: 'acknowledged', day },
      { ...received, ...answered, status: 'acknowledged', acknowledgedOn: day },
    ],
    [
      'a second acknowledgement keeps the first day',
      acknowledged,
      { kind: 'acknowledged', day },
      { ...acknowledged, ...answered },
    ],
    [
      'an acknowledgement after a redirect keeps the status',
      redirected,
      { kind: 'acknowledged', day },
      { ...redirected, ...answered, acknowledgedOn: day },
    ],
    [
      'an answer to what was written in a closed thread closes it anew',
      closed,
      { kind: 'acknowledged', day },
      { ...closed, ...answered, acknowledgedOn: day },
    ],
    [
      'an answer in a thread that stays closed changes no day',
      { ...closed, ...answered },
      { kind: 'reply', day },
      { ...closed, ...answered, acknowledgedOn: day },
    ],
    [
      'feedback is dated',
      acknowledged,
      { kind: 'feedback', day },
      { ...acknowledged, ...answered, feedbackOn: day },
    ],
    [
      'a second feedback keeps the first day',
      { ...closed, ...answered },
      { kind: 'feedback', day },
      { ...closed, ...answered, acknowledgedOn: day },
    ],
    [
      'a redirect changes the status',
      acknowledged,
      { kind: 'redirected', day },
      { ...acknowledged, ...answered, status: 'redirected' },
    ],
    [
      'a redirect of a closed thread keeps the status',
      { ...closed, ...answered },
      { kind: 'redirected', day },
      { ...closed, ...answered, acknowledgedOn: day },
    ],
    [
      'closing is dated, has a reason and is feedback',
      acknowledged,
      { kind: 'closed', day, reason: 'duplicate' },
      {
        ...acknowledged,
        ...answered,
        status: 'closed',
        closedOn: day,
        closeReason: 'duplicate',
        feedbackOn: day,
      },
    ],
    [
      'closing without feedback is dated, and leaves the feedback to come',
      acknowledged,
      { kind: 'closed', day, reason: 'duplicate', feedback: false },
      { ...acknowledged, ...answered, status: 'closed', closedOn: day, closeReason: 'duplicate' },
    ],
    [
      'feedback in what was closed without ends it',
      unsaid,
      { kind: 'feedback', day },
      { ...unsaid, acknowledgedOn: day, feedbackOn: day },
    ],
    [
      'closing takes what is answered already',
      { ...acknowledged, ...answered },
      { kind: 'closed', day, reason: 'confirmed' },
      {
        ...acknowledged,
        ...answered,
        status: 'closed',
        closedOn: day,
        closeReason: 'confirmed',
        feedbackOn: day,
      },
    ],
    [
      'closing keeps the day of an earlier feedback',
      { ...acknowledged, feedbackOn: d('2026-05-03') },
      { kind: 'closed', day, reason: 'duplicate' },
      {
        ...acknowledged,
        ...answered,
        status: 'closed',
        closedOn: day,
        closeReason: 'duplicate',
        feedbackOn: d('2026-05-03'),
      },
    ],
    [
      'a second closing in one window keeps the first day and reason',
      { ...closed, ...answered },
      { kind: 'closed', day, reason: 'duplicate' },
      { ...closed, ...answered, acknowledgedOn: day },
    ],
    [
      'a closing after the reporter has written again leaves day and reason, and answers',
      closed,
      { kind: 'closed', day, reason: 'duplicate' },
      { ...closed, ...answered, acknowledgedOn: day },
    ],
    [
      'reopening takes the closing back, and keeps what was answered',
      { ...closed, ...answered, acknowledgedOn: d('2026-05-01') },
      { kind: 'reopened', day },
      {
        status: 'acknowledged',
        unanswered: false,
        excluded: [a],
        acknowledgedOn: d('2026-05-01'),
        feedbackOn: d('2026-05-02'),
      },
    ],
    [
      'reopening what is open is an answer and no more',
      redirected,
      { kind: 'reopened', day },
      { ...redirected, ...answered, acknowledgedOn: day },
    ],
    [
      'a question about HR waits for the reporter',
      acknowledged,
      { kind: 'hr_asked', day },
      { ...acknowledged, ...answered, hr: 'asked' },
    ],
    [
      'a question about HR after the excerpt was given asks for nothing',
      { ...acknowledged, hr: 'given' },
      { kind: 'hr_asked', day },
      { ...acknowledged, ...answered, hr: 'given' },
    ],
    [
      'a yes waits for the handlers',
      { ...acknowledged, ...answered, hr: 'asked' },
      { kind: 'hr_answered', day, yes: true },
      { ...acknowledged, unanswered: true, hr: 'yes' },
    ],
    [
      'a no takes a yes back',
      { ...acknowledged, hr: 'yes' },
      { kind: 'hr_answered', day, yes: false },
      { ...acknowledged, unanswered: true, hr: 'no' },
    ],
    [
      'a yes takes a no back',
      { ...acknowledged, hr: 'no' },
      { kind: 'hr_answered', day, yes: true },
      { ...acknowledged, unanswered: true, hr: 'yes' },
    ],
    [
      'a yes to nothing that was asked gives no consent',
      acknowledged,
      { kind: 'hr_answered', day, yes: true },
      { ...acknowledged, unanswered: true },
    ],
    [
      'a no after the excerpt was given is heard, and changes nothing of what was given',
      { ...acknowledged, ...answered, hr: 'given' },
      { kind: 'hr_answered', day, yes: false },
      { ...acknowledged, unanswered: true, hr: 'given' },
    ],
    [
      'a yes in a closed thread comes back to the handlers',
      { ...closed, ...answered, hr: 'asked' },
      { kind: 'hr_answered', day, yes: true },
      { ...closed, unanswered: true, hr: 'yes' },
    ],
    [
      'giving an excerpt to HR is an answer',
      { ...acknowledged, hr: 'yes' },
      { kind: 'handed_over', day, toHr: true },
      { ...acknowledged, ...answered, hr: 'given' },
    ],
    [
      'a hand-over to others leaves the question about HR as it was',
      { ...acknowledged, hr: 'no' },
      { kind: 'handed_over', day, toHr: false },
      { ...acknowledged, ...answered, hr: 'no' },
    ],
    [
      'whatever the handlers do, they have seen what HR answered: a note',
      { ...acknowledged, hr: 'answered' },
      { kind: 'note', day },
      { ...acknowledged, hr: 'given' },
    ],
    [
      'whatever the handlers do, they have seen what HR answered: a reply in a closed thread',
      { ...closed, ...answered, hr: 'answered' },
      { kind: 'reply', day },
      { ...closed, ...answered, acknowledgedOn: day, hr: 'given' },
    ],
    [
      'whoever steps down is excluded, and nothing is answered by it',
      received,
      { kind: 'stepped_down', day, member: b },
      { ...received, excluded: [a, b] },
    ],
    [
      'the last place among the excluded is taken',
      { ...received, excluded: everybody.slice(1) },
      { kind: 'stepped_down', day, member: a },
      { ...received, excluded: [...everybody.slice(1), a] },
    ],
    [
      'more are not excluded than a desk has members',
      { ...received, excluded: everybody },
      { kind: 'stepped_down', day, member: a },
      { ...received, excluded: everybody },
    ],
    [
      'whoever steps down twice is excluded once',
      received,
      { kind: 'stepped_down', day, member: a },
      received,
    ],
  ])('%s', (_, before, act, after) => {
    expect(applyAct(before, act)).toEqual(after);
  });
});

const someDay = fc
  .integer({ min: 1, max: 28 })
  .map((n) => d(`2026-05-${String(n).padStart(2, '0')}`));
const member = fc.nat(3).map((digit) => String(digit).repeat(32) as MemberId);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'message',
      'acknowledged',
      'reply',
      'feedback',
      'redirected',
      'note',
      'hr_asked',
    ),
    day: someDay,
  }),
  fc.record({
    kind: fc.constant('closed'),
    day: someDay,
    reason: fc.constantFrom(...closeReasons),
  }),
  fc.record({
    kind: fc.constant('closed'),
    day: someDay,
    reason: fc.constantFrom(...closeReasons),
    feedback: fc.constant(false as const),
  }),
  fc.record({ kind: fc.constant('hr_answered'), day: someDay, yes: fc.boolean() }),
  fc.record({ kind: fc.constant('handed_over'), day: someDay, toHr: fc.boolean() }),
  fc.record({ kind: fc.constant('stepped_down'), day: someDay, member }),
);

describe('any sequence of acts', () => {
  it('loses no exclusion, goes back on no date and never reopens by itself', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 3 }), fc.array(act), (named, acts) => {
        let state: ThreadState = { ...received, excluded: [...new Set(named)] };
        for (const next of acts) {
          const before = state;
          const frozen = JSON.stringify(before);
          state = applyAct(before, next);
          expect(JSON.stringify(before)).toBe(frozen);
          expect(statuses).toContain(state.status);
          expect(state.excluded.slice(0, before.excluded.length)).toEqual(before.excluded);
          expect(new Set(state.excluded).size).toBe(state.excluded.length);
          expect(statuses.indexOf(state.status)).toBeGreaterThanOrEqual(
            statuses.indexOf(before.status),
          );
          for (const date of ['acknowledgedOn', 'feedbackOn'] as const) {
            if (before[date] !== undefined) expect(state[date]).toBe(before[date]);
          }
          if (before.closedOn !== undefined) {
            expect(state.closedOn).toBe(before.closedOn);
            expect(state.closeReason).toBe(before.closeReason);
          }
        }
        expect(state.status === 'closed').toBe(state.closedOn !== undefined);
        expect(state.closeReason === undefined).toBe(state.closedOn === undefined);
      }),
    );
  });

  it('waits for an answer exactly when the last word is the reporter’s', () => {
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const words = acts.filter(({ kind }) => kind !== 'note' && kind !== 'stepped_down');
        const last = words[words.length - 1];
        expect(acts.reduce(applyAct, { ...received, unanswered: false }).unanswered).toBe(
          last?.kind === 'message' || last?.kind === 'hr_answered',
        );
      }),
    );
  });
});

describe('an excerpt at HR', () => {
  it.each(hrSteps)('is news to the handlers only once HR has it: %s', (hr) => {
    const state: ThreadState = { ...acknowledged, ...answered, hr };
    expect(afterHrAnswered(state).hr).toBe(hr === 'given' ? 'answered' : hr);
    expect(afterWritingToHr(state).hr).toBe(hr === 'answered' ? 'given' : hr);
  });

  it('brings a closed thread back into the queue when HR answers', () => {
    const given: ThreadState = { ...closed, ...answered, hr: 'given' };
    expect(isSettled(given)).toBe(true);
    expect(isSettled(unsaid)).toBe(false);
    expect(hasNews(given)).toBe(false);
    expect(isSettled(afterHrAnswered(given))).toBe(false);
    expect(hasNews(afterHrAnswered(given))).toBe(true);
    expect(afterWritingToHr(afterHrAnswered(given))).toEqual(given);
  });

  it('is given only after a yes that answers a question', () => {
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const consent = acts.filter(({ kind }) => kind !== 'handed_over');
        const state = consent.reduce(applyAct, received);
        const asked = acts.some(({ kind }) => kind === 'hr_asked');
        const yes = acts.some((one) => one.kind === 'hr_answered' && one.yes);
        if (state.hr === 'yes') expect(asked && yes).toBe(true);
        if (!asked) expect(state.hr).toBeUndefined();
      }),
    );
  });
});

describe('the month under which a thread stands', () => {
  const open = '2028-06';
  const done: ThreadState = { ...closed, ...answered };
  it.each<[string, ThreadState, string, string]>([
    ['open', acknowledged, '2026-05-20', open],
    ['closed', done, '2026-05-20', '2028-04'],
    ['closed, answered later', done, '2028-03-01', '2028-04'],
    ['closed, written to again', closed, '2026-05-20', open],
    ['closed without feedback', unsaid, '2026-05-20', open],
    ['closed, HR has answered', { ...done, hr: 'answered' }, '2026-05-20', open],
    ['closed, held', { ...done, dues: { lookAgainOn: d('2026-06-01') } }, '2026-05-20', open],
    [
      'closed, held beyond its time',
      { ...done, dues: { lookAgainOn: d('2026-06-01') } },
      '2028-05-01',
      '2030-06',
    ],
    [
      'closed, with a day of another kind',
      { ...done, dues: { tellBy: d('2026-06-01') } },
      '2026-05-20',
      '2028-04',
    ],
    // The key of its own month may be gone by then.
    ['closed, its time over', done, '2028-05-01', '2030-06'],
  ])('%s', (_, state, today, month) => {
    expect(expiryAtTurn(state, d(today))).toBe(month);
  });

  it.each<[string, ThreadState, string, string, string]>([
    ['just closed', done, open, '2026-05-20', open],
    ['just closed, when the month has turned', done, '2028-05', '2026-06-01', '2028-07'],
    ['put away', done, '2028-04', '2026-05-20', '2028-04'],
    ['put away and written to again', closed, '2028-04', '2026-05-20', open],
    ['answered again soon', done, open, '2026-06-30', '2028-07'],
    ['answered again later', done, '2028-08', '2026-07-01', '2028-04'],
    ['open', acknowledged, '2028-05', '2026-05-20', open],
  ])('after a change, %s', (_, state, expiry, today, month) => {
    expect(expiryAfter({ expiry: expiry as Month }, state, d(today))).toBe(month);
  });

  it.each<[string, ThreadState]>([
    ['settled', done],
    ['written to again', closed],
    ['without feedback', unsaid],
  ])('does not keep a closed one beyond its last day: %s', (_, state) => {
    expect(isOutlived(state, d('2028-04-30'))).toBe(false);
    expect(isOutlived(state, d('2028-05-01'))).toBe(true);
    expect(isOutlived({ ...state, closedOn: undefined as never }, d('2099-01-01'))).toBe(false);
    const held = { ...state, dues: { lookAgainOn: d('2027-01-01') } };
    expect(isOutlived(held, d('2099-01-01'))).toBe(false);
    expect(isPastItsTime(held, d('2028-05-01'))).toBe(true);
  });
});
