import { addDays, addMonths, addToMonth, type Day, type Month } from '../../bot/domain/day';
import { deadlines, type HrClock, isOverdue, nextDue, unmet } from '../../bot/domain/deadlines';
import { limits } from '../../bot/domain/limits';
import {
  expiryOfClosed,
  expiryOfOpen,
  isExpired,
  isReadInTime,
  lastDayOfClosed,
} from '../../bot/domain/retention';
import type { ThreadState } from '../../bot/domain/thread';

const d = (text: string) => text as Day;
const m = (text: string) => text as Month;
/** Every day but Saturday and Sunday. */
const hr: HrClock = {
  answerDays: 3,
  isWorkingDay: (day) => ![0, 6].includes(new Date(day).getUTCDay()),
};
const received: ThreadState = { status: 'received', unanswered: false, excluded: [] };

describe('the legal days', () => {
  it.each([
    ['2026-01-05', '2026-01-12', '2026-04-05'],
    ['2026-12-28', '2027-01-04', '2027-03-28'],
    ['2026-11-30', '2026-12-07', '2027-02-28'],
    ['2027-11-30', '2027-12-07', '2028-02-29'],
    ['2026-02-24', '2026-03-03', '2026-05-24'],
  ])('of a report filed on %s are %s and %s', (filedOn, acknowledgeBy, feedbackBy) => {
    expect(deadlines('whistleblowing', d(filedOn), hr)).toEqual({
      desk: 'whistleblowing',
      acknowledgeBy,
      feedbackBy,
    });
  });

  it('come from the numbers of the law', () => {
    expect(limits).toMatchObject({
      acknowledgeWithinDays: 7,
      feedbackWithinMonths: 3,
      retentionMonths: 24,
    });
  });

  it('are kept on the day itself and missed on the next', () => {
    const due = { what: 'acknowledge', by: d('2026-01-12') } as const;
    expect(isOverdue(due, d('2026-01-11'))).toBe(false);
    expect(isOverdue(due, d('2026-01-12'))).toBe(false);
    expect(isOverdue(due, d('2026-01-13'))).toBe(true);
    expect(isOverdue({ what: 'feedback', by: d('2026-12-31') }, d('2027-01-01'))).toBe(true);
  });
});

describe('what the desk must do next', () => {
  const on = { acknowledgedOn: d('2026-01-06') };
  const answered = { feedbackOn: d('2026-02-01') };
  const acknowledge = { what: 'acknowledge', by: '2026-01-12' };
  const feedback = { what: 'feedback', by: '2026-04-05' };
  it.each<[string, Partial<ThreadState>, object | undefined]>([
    ['received', {}, acknowledge],
    ['acknowledged', { status: 'acknowledged', ...on }, feedback],
    ['redirected, never acknowledged', { status: 'redirected' }, acknowledge],
    ['redirected and acknowledged', { status: 'redirected', ...on }, feedback],
    ['feedback without acknowledgement', answered, acknowledge],
    ['feedback given', { status: 'acknowledged', ...on, ...answered }, undefined],
    ['closed', { status: 'closed', ...answered }, undefined],
    ['closed, written to again', { status: 'closed', unanswered: true, ...answered }, undefined],
    ['closed without feedback', { status: 'closed', ...on }, feedback],
    ['closed, as no release closes it', { status: 'closed' }, feedback],
  ])('%s', (_, state, due) => {
    expect(
      nextDue(deadlines('whistleblowing', d('2026-01-05'), hr), { ...received, ...state }),
    ).toEqual(due);
  });
});

describe("HR's own clock", () => {
  it.each([
    ['Monday', '2026-01-05', 3, '2026-01-08'],
    ['Wednesday, over the weekend', '2026-01-07', 3, '2026-01-12'],
    ['Friday', '2026-01-09', 1, '2026-01-12'],
    ['Saturday', '2026-01-10', 3, '2026-01-14'],
  ])('runs from a %s', (_, filedOn, answerDays, answerBy) => {
    expect(deadlines('hr', d(filedOn), { ...hr, answerDays })).toEqual({ desk: 'hr', answerBy });
  });

  it.each<[string, Partial<ThreadState>, boolean]>([
    ['received', {}, true],
    ['answered by anything that a person of HR said', { acknowledgedOn: d('2026-01-06') }, false],
    ['closed', { status: 'closed' }, false],
  ])('asks for an answer, never for what the act asks: %s', (_, state, asked) => {
    const days = deadlines('hr', d('2026-01-05'), hr);
    expect(unmet(days, { ...received, ...state })).toEqual(
      asked ? [{ what: 'answer', by: '2026-01-08' }] : [],
    );
  });
});

describe('retention', () => {
  it.each([
    ['2026-01-01', '2027-12'],
    ['2026-01-31', '2027-12'],
    ['2024-02-29', '2026-01'],
    ['2026-12-31', '2028-11'],
  ])('a thread closed on %s is gone after %s', (closedOn, month) => {
    expect(expiryOfClosed(d(closedOn))).toBe(month);
  });

  it.each([
    ['2026-01-01', '2028-02'],
    ['2026-11-30', '2028-12'],
    ['2026-12-01', '2029-01'],
  ])('on %s all open threads share %s', (today, month) => {
    expect(expiryOfOpen(d(today))).toBe(month);
  });

  it('is over before two years are, whatever the day', () => {
    for (const closedOn of ['2026-01-01', '2026-01-31', '2024-02-29', '2026-12-31']) {
      const gone = addToMonth(expiryOfClosed(d(closedOn)), 1);
      expect(`${gone}-01` <= addMonths(d(closedOn), 24)).toBe(true);
    }
  });

  it('ends with the month', () => {
    expect(isExpired(m('2026-02'), d('2026-01-31'))).toBe(false);
    expect(isExpired(m('2026-02'), d('2026-02-28'))).toBe(false);
    expect(isExpired(m('2026-02'), d('2026-03-01'))).toBe(true);
    expect(isExpired(m('2026-12'), d('2027-01-01'))).toBe(true);
  });

  it('never reaches an open thread, which is moved on every month', () => {
    expect(isExpired(expiryOfOpen(d('2026-01-31')), d('2026-01-31'))).toBe(false);
  });
});

it.each([
  ['2026-11-25', '2028-10-31'],
  ['2026-02-01', '2028-01-31'],
  ['2026-03-31', '2028-02-29'],
])(
  'a thread closed on %s is there until %s, and nothing is sent that could not be read',
  (on, last) => {
    const day = d(on);
    expect(lastDayOfClosed(day)).toBe(last);
    expect(isReadInTime(day, addDays(d(last), -7))).toBe(true);
    expect(isReadInTime(day, addDays(d(last), -6))).toBe(false);
  },
);
