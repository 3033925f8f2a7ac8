import { mean } from '../statistics/samples';
import { expectedIn, shareOn } from './employees';
import { makeWorld, plans, weeks } from './world';

const [small] = plans;

describe('a world', () => {
  it.each(plans.slice(0, 3))('$name has its people, its use, and a report a week', (plan) => {
    const { people, happenings } = makeWorld(plan, 5);
    expect(new Set(people.map(({ id }) => id)).size).toBe(plan.employees);
    expect(happenings.filter(({ kind }) => kind === 'files')).toHaveLength(weeks);
    const everyday = happenings.filter(({ kind }) => kind === 'everyday').length;
    const expected = people.reduce(
      (sum, one) => sum + [...Array(weeks).keys()].reduce((all, w) => all + expectedIn(one, w), 0),
      0,
    );
    expect(Math.abs(everyday - expected)).toBeLessThan(5 * Math.sqrt(expected));
    const times = happenings.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('is the same for the same seed, and another for another', () => {
    expect(makeWorld(small!, 5)).toEqual(makeWorld(small!, 5));
    expect(makeWorld(small!, 5).happenings).not.toEqual(makeWorld(small!, 6).happenings);
  });

  it('has people of habits: rates far apart, and each person an own week', () => {
    const { people } = makeWorld(small!, 5);
    const logs = people.map(({ rate }) => Math.log(rate));
    const middle = mean(logs);
    const spread = Math.sqrt(mean(logs.map((one) => (one - middle) ** 2)));
    expect(spread).toBeGreaterThan(0.8);
    expect(spread).toBeLessThan(1.2);
    for (const { hours } of people) expect(hours.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  });

  it('has the share of its people who look at the weekly piece, all on its day', () => {
    const plan = plans.find(({ piece, employees }) => piece === 0.3 && employees === 300)!;
    const without = makeWorld({ ...plan, piece: 0 }, 5).happenings.length;
    const { people, happenings } = makeWorld(plan, 5);
    const looks = happenings.filter(
      (one) => one.kind === 'everyday' && one.what === 'practice-code',
    );
    const onDay = looks.filter(({ at }) => Math.floor((at % 168) / 24) === 2);
    expect(onDay.length / looks.length).toBeGreaterThan(0.95);
    const each = new Set(
      onDay.map((one) => `${'who' in one && one.who} ${Math.floor(one.at / 168)}`),
    );
    const there = people.filter((one) => shareOn(one, 2) > 0).length;
    expect(each.size / (there * weeks)).toBeCloseTo(0.3, 1);
    expect(happenings.length - without).toBeGreaterThan(900);
    // Of those who write, more do so on that day than on another.
    const wrote = Array.from({ length: 20 }, (_, seed) => makeWorld(plan, seed).happenings).flat();
    const filed = wrote.filter(({ kind }) => kind === 'files');
    const filedOnDay = filed.filter(({ at }) => Math.floor((at % 168) / 24) === 2);
    expect(filedOnDay.length / filed.length).toBeGreaterThan(0.4);
  });

  it('has nobody at work who is away in July', () => {
    const world = makeWorld(plans.find(({ holidays }) => holidays === true)!, 5);
    const away = world.happenings.filter(
      (one) => 'who' in one && world.people[one.who]!.away.has(Math.floor(one.at / 168)),
    );
    expect(away).toEqual([]);
    expect(world.people.filter((one) => one.away.size === 4).length).toBeGreaterThan(1_000);
  });
});
