import { addDays, type Day } from '../../bot/domain/day';
import type { PassRule } from '../../bot/domain/pass-rule';
import type { PassPolicy, WaitsFor } from '../../bot/domain/window';
import { createWindows } from '../../bot/platform/windows';
import type { Windows } from '../../bot/ports/time';
import { clockInStockholm } from '../support/stockholm';

const day = (text: string): Day => text as Day;
const daily = { kind: 'daily', hour: 10 } as const;
/** The 24th of November 2026 is a Tuesday. */
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;

type At = readonly [day: string, hour: number, minute?: number];

function windowsAt(policy: PassPolicy, [on, hour, minute]: At): Windows {
  return createWindows({ policy }, clockInStockholm(on, hour, minute));
}

describe('what is written now', () => {
  it.each<[PassPolicy, WaitsFor, At, string, string, string]>([
    // A day, whatever the hour: at three the day before has not come out, and this one runs.
    [daily, 'window', ['2026-11-24', 0], '2026-11-24', '2026-11-24', '2026-11-25'],
    [daily, 'window', ['2026-11-24', 10], '2026-11-24', '2026-11-24', '2026-11-25'],
    [daily, 'window', ['2026-11-24', 23, 59], '2026-11-24', '2026-11-24', '2026-11-25'],
    [daily, 'window', ['2026-11-25', 3], '2026-11-25', '2026-11-25', '2026-11-26'],
    [daily, 'day', ['2026-11-25', 3], '2026-11-25', '2026-11-25', '2026-11-26'],
    // Urgent: with the very next pass, and the day is not told from the one before.
    [daily, 'pass', ['2026-11-25', 3], '2026-11-24', '2026-11-25', '2026-11-25'],
    [daily, 'pass', ['2026-11-24', 12], '2026-11-24', '2026-11-25', '2026-11-25'],
    [daily, 'pass', ['2026-11-25', 10], '2026-11-25', '2026-11-26', '2026-11-26'],
    // A week ends at the midnight before its pass.
    [weekly, 'window', ['2026-11-23', 23, 59], '2026-11-17', '2026-11-23', '2026-11-24'],
    [weekly, 'window', ['2026-11-24', 0], '2026-11-24', '2026-11-30', '2026-12-01'],
    [weekly, 'window', ['2026-11-24', 10], '2026-11-24', '2026-11-30', '2026-12-01'],
    [weekly, 'day', ['2026-11-26', 3], '2026-11-25', '2026-11-26', '2026-11-26'],
    [weekly, 'day', ['2026-11-26', 12], '2026-11-26', '2026-11-27', '2026-11-27'],
    [weekly, 'pass', ['2026-11-26', 12], '2026-11-26', '2026-11-27', '2026-11-27'],
    ['at-once', 'window', ['2026-11-24', 3], '2026-11-24', '2026-11-24', '2026-11-24'],
    ['at-once', 'pass', ['2026-11-24', 3], '2026-11-24', '2026-11-24', '2026-11-24'],
    ['when-told', 'day', ['2026-11-24', 3], '2026-11-24', '2026-11-24', '2026-11-24'],
    // Summer time ends on the 25th of October 2026 and begins on the 28th of March 2027.
    [daily, 'window', ['2026-10-25', 0], '2026-10-25', '2026-10-25', '2026-10-26'],
    [daily, 'window', ['2026-10-25', 23, 59], '2026-10-25', '2026-10-25', '2026-10-26'],
    [daily, 'pass', ['2026-10-25', 9, 59], '2026-10-24', '2026-10-25', '2026-10-25'],
    [daily, 'pass', ['2027-03-28', 10], '2027-03-28', '2027-03-29', '2027-03-29'],
    [daily, 'window', ['2027-03-28', 23, 59], '2027-03-28', '2027-03-28', '2027-03-29'],
  ])('%j, for the %s, at %j: from %s to %s, out on %s', (policy, waits, at, from, to, outOn) => {
    expect(windowsAt(policy, at).when(waits)).toEqual({ from, to, outOn });
  });

  it('is out by the day that is said, whenever in the day it is done', () => {
    for (const policy of [daily, weekly, 'at-once'] as const)
      for (const waits of ['window', 'day', 'pass'] as const)
        for (let n = 0; n < 14; n++)
          for (const hour of [0, 9, 10, 23]) {
            const today = addDays(day('2026-10-20'), n);
            const windows = windowsAt(policy, [today, hour]);
            const readable = windows.readableOn(today, waits);
            expect(windows.when(waits).outOn <= readable).toBe(true);
            // And the last day for a day is the latest of them.
            const last = windows.lastDayFor(readable, waits);
            expect(windows.readableOn(last, waits)).toBe(readable);
            expect(windows.readableOn(addDays(last, 1), waits) > readable).toBe(true);
          }
  });
});

describe('a pass', () => {
  it.each<[number, At, string, boolean, boolean]>([
    // Its hour, now, the next pass, and whether that of today is due, or is in two minutes.
    [10, ['2026-11-24', 9, 57], '2026-11-24', false, false],
    [10, ['2026-11-24', 9, 58], '2026-11-24', false, true],
    [10, ['2026-11-24', 10], '2026-11-25', true, true],
    [0, ['2026-11-24', 0], '2026-11-25', true, true],
    [23, ['2026-11-24', 22, 59], '2026-11-24', false, true],
    // Two o'clock comes twice in autumn, and not at all in spring.
    [2, ['2026-10-25', 1, 59], '2026-10-25', false, true],
    [2, ['2026-10-25', 2], '2026-10-26', true, true],
    [2, ['2026-10-25', 3], '2026-10-26', true, true],
    [2, ['2027-03-28', 1, 57], '2027-03-28', false, false],
    [2, ['2027-03-28', 1, 59], '2027-03-28', false, true],
    [2, ['2027-03-28', 3], '2027-03-29', true, true],
  ])('at %i, seen at %j: the next on %s', (hour, at, next, isPassed, isNearly) => {
    const windows = windowsAt({ kind: 'daily', hour }, at);
    const today = day(at[0]);
    expect(windows.nextPass()).toBe(next);
    expect(windows.byClock).toBe(true);
    expect(windows.isPassed(today)).toBe(isPassed);
    expect(windows.isNearlyPassed(today)).toBe(isNearly);
    expect(windows.isPassed(addDays(today, -1))).toBe(true);
    expect(windows.isPassed(addDays(today, 1))).toBe(false);
  });

  it('of midnight is nearly due in the evening before', () => {
    const windows = windowsAt({ kind: 'daily', hour: 0 }, ['2026-11-24', 23, 58]);
    expect(windows.isNearlyPassed(day('2026-11-25'))).toBe(true);
    expect(windows.isPassed(day('2026-11-25'))).toBe(false);
  });

  it('comes by no clock where none is set, and the reminder has its hour all the same', () => {
    const windows = createWindows({ policy: 'at-once' }, clockInStockholm('2026-11-24', 12), 7);
    expect([windows.nextPass(), windows.byClock, windows.days]).toEqual([undefined, false, 0]);
    expect(windows.hourOfPass(day('2026-11-24'))).toBe(7);
  });

  it.each<[PassPolicy, string, boolean]>([
    [daily, '2026-11-25', true],
    [daily, '2026-11-26', true],
    [daily, '2026-11-27', false],
    [weekly, '2026-12-01', true],
    [weekly, '2026-12-02', false],
    [weekly, '2028-11-21', false],
  ])('%j on %s can have been set by the clock: %s', (policy, on, isBelievable) => {
    expect(windowsAt(policy, ['2026-11-24', 12]).isBelievable(day(on))).toBe(isBelievable);
  });
});

describe('a policy that takes the place of another', () => {
  const changes = (rule: PassRule): ((at: At) => Windows) => {
    const clock = clockInStockholm('2026-11-24', 0);
    const windows = createWindows(rule, clock, 7);
    return (at) => {
      clock.set(...at);
      return windows;
    };
  };

  it('begins at midnight, and the last window comes out at the hour that was said', () => {
    const next = { policy: { kind: 'daily', hour: 14 }, from: day('2026-11-26') } as const;
    const at = changes({ policy: daily, next });
    expect(at(['2026-11-25', 23]).when('window').outOn).toBe('2026-11-26');
    expect(at(['2026-11-26', 0]).when('window').outOn).toBe('2026-11-27');
    expect(at(['2026-11-26', 9]).isPassed(day('2026-11-26'))).toBe(false);
    expect(at(['2026-11-26', 10]).isPassed(day('2026-11-26'))).toBe(true);
    expect(at(['2026-11-27', 13]).isPassed(day('2026-11-27'))).toBe(false);
    expect(at(['2026-11-27', 14]).isPassed(day('2026-11-27'))).toBe(true);
  });

  it('at once, has one pass left by the clock', () => {
    const at = changes({ policy: daily, next: { policy: 'at-once', from: day('2026-11-26') } });
    const morning = at(['2026-11-26', 9]);
    expect([morning.nextPass(), morning.days]).toEqual(['2026-11-26', 0]);
    expect(morning.when('pass').outOn).toBe('2026-11-26');
    expect(at(['2026-11-26', 10]).nextPass()).toBeUndefined();
  });

  it('begins with a longer window where it would begin with a short one', () => {
    const friday = { ...weekly, weekday: 5 };
    const at = changes({ policy: weekly, next: { policy: friday, from: day('2026-12-01') } });
    const last = { from: '2026-11-24', to: '2026-11-30', outOn: '2026-12-01' };
    const first = { from: '2026-12-01', to: '2026-12-10', outOn: '2026-12-11' };
    const second = { from: '2026-12-11', to: '2026-12-17', outOn: '2026-12-18' };
    expect(at(['2026-11-30', 23]).when('window')).toEqual(last);
    for (const on of ['2026-12-01', '2026-12-03', '2026-12-04', '2026-12-10'])
      expect(at([on, 3]).when('window')).toEqual(first);
    expect(at(['2026-12-10', 3]).days).toBe(10);
    expect(at(['2026-12-11', 3]).when('window')).toEqual(second);
  });
});
