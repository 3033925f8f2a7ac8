import type { Day, Month } from '../../bot/domain/day';
import type { MemberId } from '../../bot/domain/ids';
import {
  expiryAfter,
  expiryAtTurn,
  hasNews,
  hrSteps,
  isFinished,
  isOutlived,
  isPastItsTime,
  stateOn,
  type ThreadState,
} from '../../bot/domain/thread';
import { type Act, afterHrAnswered, afterHrRead, applyAct } from '../../bot/domain/thread-act';

const d = (text: string) => text as Day;
const a = 'a'.repeat(32) as MemberId;
const day = d('2026-05-05');
const received: ThreadState = { status: 'received', unanswered: true, excluded: [a] };
const answered = { unanswered: false };
const first = { answeredOn: d('2026-05-01') };
const firstAnswered: ThreadState = { ...received, status: 'answered', ...first };
const redirected: ThreadState = { ...received, status: 'redirected' };
const closed: ThreadState = {
  ...received,
  status: 'closed',
  closedOn: d('2026-05-02'),
  closeReason: 'confirmed',
  feedbackOn: d('2026-05-02'),
};
/** Closed without a word of what was done and why. */
const unsaid: ThreadState = {
  ...{ ...received, ...answered, status: 'closed' },
  closedOn: d('2026-05-02'),
  closeReason: 'duplicate',
};
const seen = (state: ThreadState, more: Partial<ThreadState> = {}): ThreadState => ({
  ...{ ...state, ...answered },
  ...more,
});
const unseen = (hr: NonNullable<ThreadState['hr']>): ThreadState => ({ ...firstAnswered, hr });
const of = <const Kind extends string>(kind: Kind) => ({ kind, day });
const [message, note, reply, feedback] = [of('message'), of('note'), of('reply'), of('feedback')];
const [redirects, reopens, asks] = [of('redirected'), of('reopened'), of('hr_asked')];
const closedAt = (hr: NonNullable<ThreadState['hr']>): ThreadState => ({ ...closed, hr });
const closes = { ...of('closed'), reason: 'duplicate' } as const;
const yes = { ...of('hr_answered'), yes: true };
const no = { ...of('hr_answered'), yes: false };
const given = (hr?: 'announced' | 'given'): Act => ({ ...of('handed_over'), ...(hr && { hr }) });
/** Answered on the day of the act. */
const now = { answeredOn: day };
const nowFeedback = { ...now, feedbackOn: day };
const shut = { status: 'closed', closedOn: day, closeReason: 'duplicate' } as const;
const nowClosed = seen(firstAnswered, shut);
const third = { feedbackOn: d('2026-05-03') };
const { closedOn: _on, closeReason: _reason, ...open } = closed;
const reopened: ThreadState = { ...open, status: 'answered' };

describe('an act', () => {
  it.each<[string, ThreadState, Act, ThreadState]>([
    ['a message waits for an answer', seen(received), message, received],
    ['a message does not reopen by itself', closed, message, closed],
    ['a message leaves the question about HR', seen(unseen('asked')), message, unseen('asked')],
    ['a note changes nothing', received, note, received],
    ['a first answer is dated', received, reply, seen(received, { status: 'answered', ...now })],
    ['a second answer keeps the first day', firstAnswered, reply, seen(firstAnswered)],
    ['a first answer after a redirect keeps the status', redirected, reply, seen(redirected, now)],
    ['an answer to what was written in a closed thread', closed, reply, seen(closed, now)],
    ['an answer in a thread that stays closed', seen(closed), reply, seen(closed, now)],
    ['feedback is dated', firstAnswered, feedback, seen(firstAnswered, { feedbackOn: day })],
    ['a second feedback keeps the first day', seen(closed), feedback, seen(closed, now)],
    ['a redirect changes the status', firstAnswered, redirects, seen(redirected, first)],
    ['a redirect of a closed thread', seen(closed), redirects, seen(closed, now)],
    ['closing is dated, and feedback', firstAnswered, closes, { ...nowClosed, feedbackOn: day }],
    ['closing without feedback', firstAnswered, { ...closes, feedback: false }, nowClosed],
    ['feedback in what was closed without', unsaid, feedback, { ...unsaid, ...nowFeedback }],
    ['closing what is answered', seen(firstAnswered), closes, { ...nowClosed, feedbackOn: day }],
    ['closing after feedback', { ...firstAnswered, ...third }, closes, { ...nowClosed, ...third }],
    ['a second closing keeps the first day and reason', seen(closed), closes, seen(closed, now)],
    ['a closing after the reporter has written again', closed, closes, seen(closed, now)],
    ['reopening takes the closing back', seen(closed, first), reopens, seen(reopened, first)],
    ['reopening what is open is an answer', redirected, reopens, seen(redirected, now)],
    ['a question about HR', firstAnswered, asks, seen(unseen('asked'))],
    ['a question about HR after the excerpt', unseen('given'), asks, seen(unseen('given'))],
    ['a yes waits for the handlers', seen(unseen('asked')), yes, unseen('yes')],
    ['a no takes a yes back', unseen('yes'), no, unseen('no')],
    ['a yes takes a no back', unseen('no'), yes, unseen('yes')],
    ['a yes to nothing that was asked gives no consent', firstAnswered, yes, firstAnswered],
    ['a no after the excerpt was given is heard', seen(unseen('given')), no, unseen('given')],
    ['a yes in a closed thread comes back', seen(closedAt('asked')), yes, closedAt('yes')],
    ['giving an excerpt to HR is an answer', unseen('yes'), given('given'), seen(unseen('given'))],
    ['an announced one is not given', unseen('no'), given('announced'), seen(unseen('announced'))],
    ['announcing takes nothing back', unseen('given'), given('announced'), seen(unseen('given'))],
    ['a hand-over to others leaves the question', unseen('no'), given(), seen(unseen('no'))],
    ['a note has seen what HR answered', unseen('answered'), note, unseen('given')],
    [
      'a reply after closing has seen it',
      closedAt('answered'),
      reply,
      seen(closedAt('given'), now),
    ],
  ])('%s', (_, before, act, after) => {
    expect(applyAct(before, act)).toEqual(after);
  });
});

describe('an excerpt at HR', () => {
  it.each(hrSteps)('is news to the handlers only once HR has it: %s', (hr) => {
    const state: ThreadState = { ...firstAnswered, ...answered, hr };
    expect(afterHrAnswered(state).hr).toBe(hr === 'given' ? 'answered' : hr);
    expect(afterHrRead(state).hr).toBe(hr === 'answered' ? 'given' : hr);
  });

  it('brings a closed thread back into the queue when HR answers', () => {
    const given: ThreadState = { ...closed, ...answered, hr: 'given' };
    expect(isFinished(given)).toBe(true);
    expect(isFinished(unsaid)).toBe(false);
    expect(hasNews(given)).toBe(false);
    expect(isFinished(afterHrAnswered(given))).toBe(false);
    expect(hasNews(afterHrAnswered(given))).toBe(true);
    expect(afterHrRead(afterHrAnswered(given))).toEqual(given);
  });
});

describe('the month under which a thread is kept', () => {
  const open = '2028-06';
  const done: ThreadState = { ...closed, ...answered };
  const held: ThreadState = { ...done, dues: { lookAgainOn: d('2026-06-01') } };
  const tells: ThreadState = { ...done, dues: { tellBy: d('2026-06-01') } };
  it.each<[string, ThreadState, string, string]>([
    ['open', firstAnswered, '2026-05-20', open],
    ['closed', done, '2026-05-20', '2028-04'],
    ['closed, answered later', done, '2028-03-01', '2028-04'],
    ['closed, written to again', closed, '2026-05-20', open],
    ['closed without feedback', unsaid, '2026-05-20', open],
    ['closed, HR has answered', { ...done, hr: 'answered' }, '2026-05-20', open],
    ['closed, held', held, '2026-05-20', open],
    ['closed, held beyond its time', held, '2028-05-01', '2030-06'],
    ['closed, with a day of another kind', tells, '2026-05-20', '2028-04'],
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
    ['open', firstAnswered, '2028-05', '2026-05-20', open],
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

describe('a stored state', () => {
  const state = { status: 'closed', unanswered: false, excluded: [] } as const;
  const openUntil = d('2028-12-14');

  it('is open from the expired ones up to the last day of that, and shut from then on', () => {
    const opened = { ...state, expired: { openUntil } };
    expect(stateOn(opened, openUntil, undefined)).toEqual(opened);
    expect(stateOn(opened, d('2028-12-15'), undefined)).toEqual({ ...state, expired: {} });
    expect(stateOn({ ...state, expired: {} }, openUntil, undefined).expired).toEqual({});
    expect(stateOn(state, openUntil, undefined)).toEqual(state);
  });

  it('has the term that holds for its desk now', () => {
    expect(stateOn(state, openUntil, 12)).toEqual({ ...state, term: 12 });
  });
});
