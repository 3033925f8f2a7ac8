import { addDays, addMonths, addToMonth, type Day, type Month } from '../../bot/domain/day';
import {
  deadlines,
  type HrClock,
  isDeskLate,
  isOverdue,
  lastDays,
  meetingDue,
  nextDue,
  unmet,
} from '../../bot/domain/deadlines';
import { limits } from '../../bot/domain/limits';
import {
  expiryOfClosed,
  expiryOfOpen,
  isExpired,
  isReadInTime,
  lastDayOfClosed,
} from '../../bot/domain/retention';
import type { ThreadState } from '../../bot/domain/thread';
import { type PassPolicy, type WaitsFor, waitsFor } from '../../bot/domain/window';
import { createWindows } from '../../bot/platform/windows';
import { readAtOnce } from '../support/at-once';
import { clockInStockholm } from '../support/stockholm';

const d = (text: string) => text as Day;
const m = (text: string) => text as Month;
/** Every day but Saturday and Sunday. */
const hr: HrClock = {
  answerDays: 3,
  isWorkingDay: (day) => ![0, 6].includes(new Date(day).getUTCDay()),
};
const cameOn = (day: string) => ({ runsFrom: d(day), outOn: d(day) });
const received: ThreadState = { status: 'received', unanswered: false, excluded: [] };

describe('the legal days', () => {
  it.each([
    ['2026-01-05', '2026-01-12', '2026-04-05'],
    ['2026-12-28', '2027-01-04', '2027-03-28'],
    ['2026-11-30', '2026-12-07', '2027-02-28'],
    ['2027-11-30', '2027-12-07', '2028-02-29'],
    ['2026-02-24', '2026-03-03', '2026-05-24'],
  ])('of a report filed on %s are %s and %s', (filedOn, firstAnswerBy, feedbackBy) => {
    expect(deadlines('whistleblowing', cameOn(filedOn), hr, readAtOnce)).toEqual({
      desk: 'whistleblowing',
      firstAnswerBy,
      feedbackBy,
    });
  });

  it('are kept on the day itself and missed on the next', () => {
    const due = { what: 'answer', by: d('2026-01-12') } as const;
    expect(isOverdue(due, d('2026-01-11'))).toBe(false);
    expect(isOverdue(due, d('2026-01-12'))).toBe(false);
    expect(isOverdue(due, d('2026-01-13'))).toBe(true);
    expect(isOverdue({ what: 'feedback', by: d('2026-12-31') }, d('2027-01-01'))).toBe(true);
  });
});

describe('what the desk must do next', () => {
  const on = { answeredOn: d('2026-01-06') };
  const answered = { feedbackOn: d('2026-02-01') };
  const answer = { what: 'answer', by: '2026-01-12' };
  const feedback = { what: 'feedback', by: '2026-04-05' };
  it.each<[string, Partial<ThreadState>, object | undefined]>([
    ['received', {}, answer],
    ['answered', { status: 'answered', ...on }, feedback],
    ['redirected, never firstAnswered', { status: 'redirected' }, answer],
    ['redirected and firstAnswered', { status: 'redirected', ...on }, feedback],
    ['feedback without a first answer', answered, answer],
    ['feedback given', { status: 'answered', ...on, ...answered }, undefined],
    ['closed', { status: 'closed', ...answered }, undefined],
    ['closed, written to again', { status: 'closed', unanswered: true, ...answered }, undefined],
    ['closed without feedback', { status: 'closed', ...on }, feedback],
    ['closed, as no pass closes it', { status: 'closed' }, feedback],
  ])('%s', (_, state, due) => {
    expect(
      nextDue(deadlines('whistleblowing', cameOn('2026-01-05'), hr, readAtOnce), {
        ...received,
        ...state,
      }),
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
    const clock = { ...hr, answerDays };
    expect(deadlines('hr', cameOn(filedOn), clock, readAtOnce)).toEqual({ desk: 'hr', answerBy });
  });

  it.each<[string, Partial<ThreadState>, boolean]>([
    ['received', {}, true],
    ['answered by anything that a person of HR said', { answeredOn: d('2026-01-06') }, false],
    ['closed', { status: 'closed' }, false],
  ])('asks for an answer, never for what the act asks: %s', (_, state, asked) => {
    const days = deadlines('hr', cameOn('2026-01-05'), hr, readAtOnce);
    expect(unmet(days, { ...received, ...state })).toEqual(
      asked ? [{ what: 'answer', by: '2026-01-08' }] : [],
    );
  });
});

describe('the last days of a desk', () => {
  const daily = { kind: 'daily', hour: 10 } as const;
  const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;
  const policies: readonly PassPolicy[] = ['at-once', daily, weekly];
  /** Tuesdays, Mondays, Thursdays, months with 28 days, and both turns of summer time. */
  const filings = ['2026-11-24', '2026-11-30', '2026-12-31', '2027-02-25', '2026-10-25'].map(d);

  it.each<[string, PassPolicy, WaitsFor, ...[string, string][]]>([
    ['at once', 'at-once', 'window', ['2026-12-01', '2027-02-24'], ['2026-12-01', '2027-02-24']],
    ['daily', daily, 'window', ['2026-12-01', '2027-02-24'], ['2026-11-30', '2027-02-23']],
    // In the window from Tuesday the 24th to Monday the 30th.
    ['weekly', weekly, 'window', ['2026-12-08', '2027-02-24'], ['2026-12-07', '2027-02-22']],
    ['weekly, urgent', weekly, 'pass', ['2026-12-01', '2027-02-24'], ['2026-11-30', '2027-02-23']],
  ])('lie before the days of being readable: %s', (_, policy, waits, readable, last) => {
    const clock = clockInStockholm('2026-11-24', 12);
    const windows = createWindows({ policy }, clock);
    const { from, outOn } = windows.when(waits);
    const days = deadlines('whistleblowing', { runsFrom: from, outOn }, hr, windows, waits);
    const said = (of: typeof days) => of.desk === 'hr' || [of.firstAnswerBy, of.feedbackBy];
    expect([days, lastDays(days, windows, waits)].map(said)).toEqual([readable, last]);
  });

  it('keep the working days of HR, whose answer is read on the day of its pass', () => {
    const windows = createWindows({ policy: daily }, clockInStockholm('2026-11-24', 12));
    const came = { runsFrom: d('2026-11-25'), outOn: d('2026-11-25') };
    const days = deadlines('hr', came, hr, windows);
    expect(days).toEqual({ desk: 'hr', answerBy: '2026-12-01' });
    expect(lastDays(days, windows)).toEqual({ desk: 'hr', answerBy: '2026-11-30' });
  });

  it('leave a desk time where a report was entered long after it came', () => {
    const windows = createWindows({ policy: weekly }, clockInStockholm('2026-11-24', 12));
    const came = { runsFrom: d('2026-11-02'), outOn: d('2026-11-24') };
    const days = deadlines('whistleblowing', came, hr, windows);
    expect(days).toMatchObject({ firstAnswerBy: '2026-12-01', feedbackBy: '2027-02-02' });
  });

  it('count a request to meet from the day on which the desk can read of it', () => {
    const asked = { meetingAskedOn: d('2026-11-24') };
    const due = (policy: PassPolicy) => {
      const windows = createWindows({ policy }, clockInStockholm('2026-11-24', 12));
      return meetingDue(asked, { ...hr, meetingDays: 5 }, windows, 'window')?.by;
    };
    expect([due('at-once'), due(daily), due(weekly)]).toEqual([
      '2026-12-01',
      '2026-12-02',
      '2026-12-08',
    ]);
  });

  it.each(policies)('never call a desk late that acts on them: %j', (policy) => {
    for (const filed of filings)
      for (const desk of ['whistleblowing', 'hr'] as const) {
        const clock = clockInStockholm(filed, 9);
        const windows = createWindows({ policy }, clock);
        const { from, outOn } = windows.when(waitsFor(desk));
        const runsFrom = desk === 'hr' ? outOn : from;
        const days = deadlines(desk, { runsFrom, outOn }, hr, windows);
        const legal = unmet(days, received);
        const own = unmet(lastDays(days, windows), received);
        for (const [index, { what, by: last }] of own.entries()) {
          const told = legal[index]!;
          expect(outOn <= last).toBe(true);
          // At the end of its last day it acts.
          clock.set(last, 23);
          const answer = windows.when(waitsFor(desk)).outOn;
          expect(answer <= told.by).toBe(true);
          // Whatever is looked at until the answer is out, nobody reads that it is late.
          for (let day = last; day <= answer; day = addDays(day, 1))
            for (const hour of [0, 3, 9]) {
              clock.set(day, hour);
              expect(isOverdue(told, day)).toBe(false);
              const isOut = windows.isPassed(answer);
              if (!isOut)
                expect(isDeskLate({ by: last }, windows, day, waitsFor(desk))).toBe(false);
            }
          // A desk that did nothing is late, on the day after the one that was said.
          clock.set(addDays(told.by, 1), 12);
          expect([what, isOverdue(told, clock.today())]).toEqual([what, true]);
          expect(isDeskLate({ by: last }, windows, clock.today(), waitsFor(desk))).toBe(true);
        }
      }
  });
});

describe('retention', () => {
  it.each([
    ['2026-01-01', '2027-12'],
    ['2026-01-31', '2027-12'],
    ['2024-02-29', '2026-01'],
    ['2026-12-31', '2028-11'],
  ])('a thread closed on %s is gone after %s, before two years are over', (closedOn, month) => {
    expect(expiryOfClosed(d(closedOn))).toBe(month);
    const gone = addToMonth(expiryOfClosed(d(closedOn)), 1);
    expect(`${gone}-01` <= addMonths(d(closedOn), limits.retentionMonths)).toBe(true);
    expect(limits.retentionMonths).toBe(24);
  });

  it.each([
    ['2026-01-01', '2028-02'],
    ['2026-11-30', '2028-12'],
    ['2026-12-01', '2029-01'],
  ])('on %s all open threads share %s', (today, month) => {
    expect(expiryOfOpen(d(today))).toBe(month);
  });

  it('ends with the month', () => {
    expect(isExpired(m('2026-02'), d('2026-01-31'))).toBe(false);
    expect(isExpired(m('2026-02'), d('2026-02-28'))).toBe(false);
    expect(isExpired(m('2026-02'), d('2026-03-01'))).toBe(true);
    expect(isExpired(m('2026-12'), d('2027-01-01'))).toBe(true);
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
