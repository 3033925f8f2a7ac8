import { type Adversary, adversaries } from '../attacks/adversaries';
import { normalised } from '../statistics/information';
import { goalsOf, judge } from './goals';
import { resultOf, type Scores, scoresOf } from './scores';
import { tableOf } from './table';

const ideal = normalised(new Float64Array(500));
const certain = normalised(Float64Array.from(ideal, (_, who) => (who === 3 ? 1 : 1e-9)));
const [hit, miss] = [certain, ideal].map((attack) =>
  resultOf({ adversary: 'A1', writer: 3, attack, ideal }),
);

/** 250 reports of 500 people, of which the adversary names a share for certain. */
function scores(named: number): Scores {
  return scoresOf(
    Array.from({ length: 250 }, (_, at) => (at < named ? hit! : miss!)),
    1,
  );
}

describe('the goals', () => {
  it.each<[Adversary, number, boolean, string]>([
    ['A1', 0, false, 'kept'],
    ['A1', 1, false, 'missed'],
    ['A3', 5, true, 'missed'],
    ['A2', 0, true, 'kept'],
    // One certain report is too much, however small the mean.
    ['A2', 1, true, 'missed'],
    ['host', 20, true, 'missed'],
    ['A2', 250, false, 'none'],
    ['A2 naive', 250, true, 'none'],
  ])(
    'judge %s who names %d of 250, with rows for all dialogs %s: %s',
    (who, named, covers, verdict) => {
      expect(judge(who, scores(named), { covers }, goalsOf.whole)).toBe(verdict);
    },
  );

  it('stand in the table, a line an adversary', () => {
    const named = scores(5);
    const rows = adversaries.map((adversary) => ({
      world: 'small',
      policy: 'daily',
      covers: false,
      adversary,
      scores: named,
      verdict: 'none' as const,
    }));
    const lines = tableOf(rows).split('\n');
    expect(lines).toHaveLength(adversaries.length + 2);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[2]).toMatch(/\| small +\| daily +\| no +\| A1 +\| 250 +\| 0\.022 \(0\.0\d\d\)/);
  });
});
