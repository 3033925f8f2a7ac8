import fc from 'fast-check';
import { addDays, type Day } from '../../bot/domain/day';
import { deadlines } from '../../bot/domain/deadlines';
import type { Desk } from '../../bot/domain/ids';
import { cardsAround } from '../../bot/domain/reminder';
import { expiryOfClosed } from '../../bot/domain/retention';
import type { ThreadState } from '../../bot/domain/thread';
import { beforeNextCard, erasureMonths, whatIsDue } from '../../bot/domain/what-is-due';
import { readAtOnce } from '../support/at-once';

const d = (text: string) => text as Day;
const isWorkingDay = (day: Day) => ![0, 6].includes(new Date(day).getUTCDay());
const hrClock = { answerDays: 3, isWorkingDay };
const cameOn = (day: string) => ({ runsFrom: d(day), outOn: d(day) });
const received: ThreadState = { status: 'received', unanswered: false, excluded: [] };
const firstAnswered = { status: 'answered', answeredOn: d('2026-08-24') } as const;
const done = { ...firstAnswered, feedbackOn: d('2026-09-01') } as const;

/** What stands on top of the queue on the 24th of November 2026, between the cards of the 23rd and 26th. */
function top(
  filedOn: string,
  state: Partial<ThreadState>,
  desk: Desk = 'whistleblowing',
): string[] {
  const today = d('2026-11-24');
  const days = deadlines(desk, cameOn(filedOn), hrClock, readAtOnce);
  const runsFrom = d(filedOn);
  const said = { ...received, ...state, dues: { named: true, ...state.dues } as const };
  const dues = whatIsDue({ state: said, days, runsFrom }, today);
  const cards = cardsAround({ weekdays: [1, 4], isWorkingDay }, today);
  return beforeNextCard(cards)(dues).map(({ what, by }) => `${what} ${by ?? ''}`.trim());
}

describe('what is on top of the queue', () => {
  const september = '2026-09-01';
  const toldOn = (day: string) => ({ ...done, feedbackOn: d(day) });
  const closedOn = (day: string) => ({ status: 'closed', closedOn: d(day) }) as const;
  const byRecord = {
    tellBy: d('2026-11-26'),
    lookAgainOn: d('2026-11-25'),
    breachBy: d('2026-11-24'),
    giveFrom: d('2026-11-26'),
    personBy: d('2026-11-25'),
    actionBy: d('2026-11-26'),
  };
  const held = { ...done, ...closedOn('2026-10-01'), dues: { lookAgainOn: d('2026-10-10') } };
  const shut = closedOn('2026-06-01');
  const unsaid = { ...firstAnswered, status: 'closed' } as const;
  const unanswered = { ...done, unanswered: true };
  const unnamed = { ...firstAnswered, dues: { named: undefined } } as const;
  it.each<[string, string, Partial<ThreadState>, string[]]>([
    ['a first answer on the day of the next card', '2026-11-19', {}, ['answer 2026-11-26']],
    ['a first answer after it, too', '2026-11-24', {}, ['answer 2026-12-01']],
    ['a first answer since long', '2026-11-01', {}, ['answer 2026-11-08']],
    ['feedback 30 days before', '2026-09-26', firstAnswered, ['feedback 2026-12-26']],
    ['feedback 31 days before it: not yet', '2026-09-27', firstAnswered, []],
    ['feedback that is late', '2026-08-20', firstAnswered, ['feedback 2026-11-20']],
    ['both', '2026-09-20', {}, ['answer 2026-09-27', 'feedback 2026-12-20']],
    ['a message that nobody has answered', september, unanswered, ['message']],
    ['one in a closed case', september, { ...unanswered, status: 'closed' }, ['message']],
    ['what a closing did not say', september, unsaid, ['feedback 2026-12-01']],
    ['nothing more in what is done', september, done, []],
    ['what is open a year after', '2025-09-01', toldOn('2025-11-25'), ['yearly 2026-11-25']],
    ['two years, to the next card', '2024-09-01', toldOn('2024-11-23'), ['yearly 2026-11-23']],
    ['not before that card, nor after it', '2024-09-01', toldOn('2024-11-26'), []],
    ['not by the card before', '2024-09-01', toldOn('2024-11-22'), []],
    ['not once it is closed', '2024-09-01', { ...toldOn('2024-11-25'), ...shut }, []],
    ['nothing in a closed case', september, { ...done, ...closedOn('2026-10-01') }, []],
    [
      'what the record sets a day for, until the next card',
      september,
      { ...done, dues: byRecord },
      [
        ...['tell 2026-11-26', 'give 2026-11-26', 'hold 2026-11-25', 'breach 2026-11-24'],
        ...['person 2026-11-25', 'action 2026-11-26'],
      ],
    ],
    ['such a day after it', september, { ...done, dues: { tellBy: d('2026-11-27') } }, []],
    [
      'a request since it came',
      september,
      { ...done, dues: { askedOn: d('2026-11-03') } },
      ['request 2026-11-03'],
    ],
    ['a hold not looked at again, in a closed case', september, held, ['hold 2026-10-10']],
    ['who is named, from day 14', '2026-11-10', unnamed, ['named 2026-12-10']],
    ['not on day 13', '2026-11-11', unnamed, []],
    ['long after it, too', september, { ...done, ...unnamed }, ['named 2026-10-01']],
    ['not in a closed case', september, { ...unnamed, ...done, ...shut }, []],
  ])('%s', (_, filedOn, state, expected) => {
    expect(top(filedOn, state)).toEqual(expected);
  });

  it('has HR’s own day', () => {
    expect(top('2026-11-23', {}, 'hr')).toEqual(['answer 2026-11-26']);
    expect(top('2026-11-24', {}, 'hr')).toEqual(['answer 2026-11-27']);
  });
});

describe('an erasure', () => {
  const settled = { ...received, ...done, status: 'closed' } as const;
  const closed = (on: string): ThreadState => ({ ...settled, closedOn: d(on) });
  const days = deadlines('whistleblowing', cameOn('2026-01-01'), hrClock, readAtOnce);
  const on = (today: string, state: ThreadState) => {
    const cards = cardsAround({ weekdays: [1, 4], isWorkingDay }, d(today));
    const dues = whatIsDue({ state, days, runsFrom: d('2026-01-01') }, d(today));
    return beforeNextCard(cards)(dues).map(({ by }) => by);
  };

  it('comes 90 days before and 30 days before, with one card each', () => {
    // Erased on the 1st of December 2028: 90 days before is a Saturday, 30 days before a Wednesday.
    const state = closed('2026-12-15');
    const told = Array.from({ length: 120 }, (_, n) => addDays(d('2028-08-03'), n)).filter(
      (today) => on(today, state).length > 0,
    );
    expect(told).toEqual([
      ...['2028-08-31', '2028-09-01', '2028-09-02', '2028-09-03'],
      ...['2028-10-30', '2028-10-31', '2028-11-01'],
    ]);
    expect(on('2028-09-02', state)).toEqual(['2028-12-01']);
  });

  it('does not come in a case that is held', () => {
    const state = { ...closed('2026-12-15'), dues: { lookAgainOn: d('2029-01-01') } };
    expect(on('2028-09-02', state)).toEqual([]);
  });

  it('is found by its month alone, and in no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 900 }), (n, m) => {
        const closedOn = addDays(d('2026-01-10'), n);
        const state = closed(closedOn);
        const today = addDays(d('2026-01-10'), m);
        const cards = cardsAround({ weekdays: [1, 4], isWorkingDay }, today);
        expect(erasureMonths(cards).includes(expiryOfClosed(closedOn))).toBe(
          on(today, state).length > 0,
        );
      }),
    );
  });
});
