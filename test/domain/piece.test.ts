import { addDays, type Day } from '../../bot/domain/day';
import { pieceOfWeek, weeklyPieces } from '../../bot/domain/piece';

const monday = '2026-11-23' as Day;

describe('the piece of a week', () => {
  it('is one from Monday to Sunday', () => {
    const week = Array.from({ length: 7 }, (_, n) => pieceOfWeek(addDays(monday, n)));
    expect(new Set(week).size).toBe(1);
    expect(week).not.toContain(pieceOfWeek(addDays(monday, -1)));
  });

  it('is the next one each week, over the year’s end too, and then the first again', () => {
    const quarter = (from: number) =>
      Array.from({ length: 13 }, (_, week) => pieceOfWeek(addDays(monday, 1 + 7 * (from + week))));
    expect([...quarter(0)].sort()).toEqual([...weeklyPieces].sort());
    expect(quarter(13)).toEqual(quarter(0));
    const first = quarter(0).findIndex((piece) => piece === weeklyPieces[0]);
    expect([...quarter(0).slice(first), ...quarter(0).slice(0, first)]).toEqual([...weeklyPieces]);
  });
});
