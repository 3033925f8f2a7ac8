import fc from 'fast-check';
import { addDays, type Day } from '../../bot/domain/day';
import { readArrival } from '../../bot/domain/minutes';

const today = '2026-11-24' as Day;

describe('the day on which something came', () => {
  it.each([
    ['2026-11-24', '2026-11-24'],
    [' 2026-11-03 ', '2026-11-03'],
    ['20261103', '2026-11-03'],
    ['3/11 2026', '2026-11-03'],
    ['03.11.2026', '2026-11-03'],
    ['3 november 2026', '2026-11-03'],
    ['1 Maj 2026', '2026-05-01'],
    ['1 May 2026', '2026-05-01'],
    ['24 okt. 2026', '2026-10-24'],
    ['24 October 2026', '2026-10-24'],
    ['２０２６-１１-０３', '2026-11-03'],
    ['2024-02-29', '2024-02-29'],
  ])('is read as people type it: %s', (typed, day) => {
    expect(readArrival(typed, today)).toEqual({ day });
  });

  it.each([
    ['', 'no_day'],
    ['i går', 'no_day'],
    ['2026-02-30', 'no_day'],
    ['2025-02-29', 'no_day'],
    ['2026-11', 'no_day'],
    ['2026-11-24-1', 'no_day'],
    ['2026-11-24 a', 'no_day'],
    ['1 månad 2026', 'no_day'],
    ['1 hey 2026', 'no_day'],
    ['1969-12-31', 'no_day'],
    ['2026-11-25', 'day_ahead'],
    ['2027-01-01', 'day_ahead'],
  ] as const)('is refused calmly where it is none, or lies ahead: %s', (typed, remark) => {
    expect(readArrival(typed, today)).toBe(remark);
  });

  it('may lie back as far as anybody remembers', () => {
    fc.assert(
      fc.property(fc.nat(20_000), (ago) => {
        const day = addDays(today, -ago);
        expect(readArrival(day, today)).toEqual({ day });
      }),
    );
  });
});
