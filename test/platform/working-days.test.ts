import { addWorkingDays, type Day } from '../../bot/domain/day';
import { swedishWorkingDays } from '../../bot/platform/working-days';

const isWorkingDay = swedishWorkingDays();

describe('a working day in Sweden', () => {
  it.each([
    ['2026-11-25', 'a Wednesday'],
    ['2026-01-05', 'the eve of Epiphany'],
    ['2026-04-02', 'Maundy Thursday'],
    ['2026-04-30', 'the last of April'],
    ['2027-05-17', 'the Monday after Whit Sunday, which is no holiday any more'],
  ])('is %s, %s', (day) => {
    expect(isWorkingDay(day as Day)).toBe(true);
  });

  it.each([
    ['2026-11-28', 'a Saturday'],
    ['2026-11-29', 'a Sunday'],
    ['2026-01-01', "New Year's Day"],
    ['2026-01-06', 'Epiphany'],
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-01', 'the first of May'],
    ['2026-05-14', 'Ascension Day'],
    ['2029-06-06', 'the national day'],
    ['2026-06-19', "Midsummer's Eve"],
    ['2026-12-24', 'Christmas Eve'],
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-31', "New Year's Eve"],
  ])('is not %s, %s', (day) => {
    expect(isWorkingDay(day as Day)).toBe(false);
  });

  it.each([
    ['over Christmas', '2026-12-23', '2026-12-30'],
    ['over New Year', '2026-12-30', '2027-01-07'],
    ['over Midsummer', '2026-06-18', '2026-06-24'],
    ['over Easter', '2026-04-01', '2026-04-08'],
  ])('counts three of them %s', (_, from, to) => {
    expect(addWorkingDays(from as Day, 3, isWorkingDay)).toBe(to);
  });
});
