import { adversaries } from '../attacks/adversaries';
import { plans } from '../world/world';
import { chartsOf, type Row } from './charts';

/** Rows in which every crowd is another. */
const rows = plans.flatMap(({ name: world }, place) =>
  ['at-once', 'daily', 'weekly'].flatMap((policy, more) =>
    adversaries.map(
      (adversary, one): Row => ({
        world,
        policy,
        adversary,
        crowd: 1 + place * 30 + more * 10 + one,
      }),
    ),
  ),
);

describe('the chart of a run', () => {
  const [chart] = chartsOf(rows);

  it('shows every world under every policy, once for each of the two who see times', () => {
    const svg = chart!.svg;
    for (const word of [...plans.map(({ name }) => name), 'at-once', 'daily', 'weekly'])
      expect(svg).toContain(`>${word}</text>`);
    const bars = svg.match(/fill="#(?:cf5a21|2f7fd6|1b9467)"/g)!;
    // The first crowd of the first world is one person: no length, and a number all the same.
    expect(bars.length).toBeGreaterThanOrEqual(plans.length * 3 * 2);
  });

  it('is read on dark as on light, and says the same in words', () => {
    expect(chart!.svg).toContain('prefers-color-scheme:dark');
    expect(chart!.alt).toContain('2000, July: at-once ');
    expect(chart!.alt.match(/ and \d/g)).toHaveLength(plans.length * 3);
  });

  it('is the same for the same rows', () => {
    expect(chartsOf(rows)).toEqual([chart]);
  });
});
