import { addDays, type Day } from '../../bot/domain/day';
import { areSameDues, duesOf } from '../../bot/domain/dues';
import { breachDue, type Handing, withDuty, withDutyAnswer } from '../../bot/domain/handing';
import type { MemberId } from '../../bot/domain/ids';

const d = (text: string) => text as Day;
const a = 'a'.repeat(32) as MemberId;
const hold = { why: 'En begäran.', lookAgainOn: d('2027-06-10') };

describe('what is due of a record', () => {
  const breach = (is: 'begun' | 'not_begun', on: Day) =>
    ({ law: 'data_breach', is, on, hour: 9, told: '' }) as const;

  it('is the first day of each kind, and nothing where there is none', () => {
    expect(duesOf({})).toBeUndefined();
    expect(duesOf({ askedOn: d('2026-11-24') })).toEqual({ askedOn: '2026-11-24' });
    expect(duesOf(withDutyAnswer({}, { is: 'open', on: d('2026-11-24'), by: a }))).toBeUndefined();
    const told = { id: a, to: 'board', name: '', cause: '', text: '', why: '' } as const;
    const deferred = ['2027-01-10', '2026-12-10'].map((day) => ({ ...told, tellBy: d(day) }));
    const known = withDuty({ deferred, hold }, breach('not_begun', d('2026-11-24')));
    const { lookAgainOn } = hold;
    expect(duesOf(known)).toEqual({ tellBy: '2026-12-10', lookAgainOn, breachBy: '2026-11-27' });
  });

  it('counts 72 hours from when a breach was first known, however often it is written down', () => {
    const [first, second] = [d('2026-11-24'), d('2026-11-26')];
    const known = withDuty<Handing>({}, breach('not_begun', first));
    expect(breachDue(withDuty(known, breach('not_begun', second)))).toEqual({
      ...{ day: addDays(first, 3), hour: 9 },
    });
    expect(breachDue(withDuty(known, breach('begun', second)))).toBeUndefined();
    expect(breachDue({})).toBeUndefined();
    const earlier = withDuty(known, breach('not_begun', addDays(first, -1)));
    expect(breachDue(earlier)).toEqual({ day: addDays(first, 2), hour: 9 });
    const hours = withDuty(known, { ...breach('not_begun', first), hour: 8 });
    expect(breachDue(hours)).toEqual({ day: addDays(first, 3), hour: 8 });
    expect(breachDue(withDuty(hours, breach('not_begun', first)))).toEqual(breachDue(hours));
  });

  it.each([
    [{}, {}, true],
    [undefined, {}, true],
    [{ tellBy: d('2026-12-10') }, { tellBy: d('2026-12-10') }, true],
    [{ tellBy: d('2026-12-10') }, {}, false],
    [{ lookAgainOn: d('2026-12-10') }, {}, false],
    [{ alone: true as const }, {}, false],
    [{ breachBy: d('2026-12-10') }, {}, false],
    [{ personBy: d('2026-12-10') }, {}, false],
    [{ actionBy: d('2026-12-10') }, {}, false],
    [{ named: true as const }, {}, false],
  ])('is compared: %j and %j', (one, other, expected) => {
    expect(areSameDues(one, other)).toBe(expected);
    expect(areSameDues(other, one)).toBe(expected);
  });
});
