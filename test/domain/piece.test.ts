import { addDays, type Day } from '../../bot/domain/day';
import { lastPass, lookWeekday, pieceOfWeek, pieceOn, weeklyPieces } from '../../bot/domain/piece';

const monday = '2026-11-23' as Day;

describe('the piece of a day', () => {
  it('comes on Tuesdays alone', () => {
    const week = Array.from({ length: 7 }, (_, n) => pieceOn(addDays(monday, n)) !== undefined);
    expect(week).toEqual([false, true, false, false, false, false, false]);
    expect(week.indexOf(true) + 1).toBe(lookWeekday);
  });

  it('is the piece of its week, from Monday to Sunday', () => {
    const week = Array.from({ length: 7 }, (_, n) => pieceOfWeek(addDays(monday, n)));
    expect(new Set(week)).toEqual(new Set([pieceOn(addDays(monday, 1))]));
    expect(pieceOfWeek(addDays(monday, -1))).toBe(pieceOn(addDays(monday, -6)));
  });

  it('is the next one each week, over the year’s end too, and then the first again', () => {
    const quarter = (from: number) =>
      Array.from({ length: 13 }, (_, week) => pieceOn(addDays(monday, 1 + 7 * (from + week))));
    expect([...quarter(0)].sort()).toEqual([...weeklyPieces].sort());
    expect(quarter(13)).toEqual(quarter(0));
    const first = quarter(0).indexOf(weeklyPieces[0]);
    expect([...quarter(0).slice(first), ...quarter(0).slice(0, first)]).toEqual([...weeklyPieces]);
  });
});

describe('a pass', () => {
  it('is the day’s from its hour on, and before that the day before’s', () => {
    expect(lastPass(monday, 9, 10)).toBe('2026-11-22');
    expect(lastPass(monday, 10, 10)).toBe(monday);
  });
});
