import { addDays, type Day } from '../../bot/domain/day';
import { mayBeAhead } from '../../bot/domain/retention';

const today = '2026-11-25' as Day;
const ago = (...days: number[]): Day[] => days.map((one) => addDays(today, -one));

describe('whether the clock may have jumped ahead', () => {
  it.each([
    ['on the first day of all', [], false],
    ['on a day like any other', [1, 0], false],
    ['after two weeks without', [15, 14, 0], true],
    ['just before that', [14, 13, 0], false],
    ['after years', [731, 730, 0], true],
    ['on the fourth day since', [731, 730, 3, 2, 1, 0], true],
    ['on the fifth', [731, 730, 4, 3, 2, 1, 0], false],
    ['when one of five is missing', [731, 730, 5, 4, 3, 1, 0], true],
    ['with days that are still to come, from when it was ahead', [-730, -731, 1, 0], false],
  ])('%s', (_, known, expected) => {
    expect(mayBeAhead(ago(...known), today)).toBe(expected);
  });
});
