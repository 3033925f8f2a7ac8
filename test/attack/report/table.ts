import type { Adversary } from '../attacks/adversaries';
import type { Verdict } from './goals';
import type { Scores } from './scores';

/** One line of the table. */
export interface Row {
  readonly world: string;
  readonly policy: string;
  readonly covers: boolean;
  readonly adversary: Adversary;
  readonly scores: Scores;
  readonly verdict: Verdict;
}

const head = [
  'world',
  'release',
  'cover rows',
  'adversary',
  'reports',
  'top-1 (95 % up to)',
  'ideal',
  '1/N',
  'top-10',
  'ideal',
  'score, bits',
  'beyond the ideal, bits (up to; worst)',
  'crowd, median (5 %)',
  "ideal's crowd",
  'goal',
];

/** The table as it stands in a document, each column as wide as it needs. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  const line = (words: readonly string[]): string =>
    `| ${words.map((word, at) => word.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [line(head), line(rule), ...cells.slice(1).map(line)].join('\n');
}

function cellsOf({ world, policy, covers, adversary, scores, verdict }: Row): string[] {
  const of = scores;
  return [
    world,
    policy,
    covers ? 'yes' : 'no',
    adversary,
    String(of.reports),
    `${fixed(of.top1, 3)} (${fixed(of.top1High, 3)})`,
    fixed(of.idealTop1, 3),
    fixed(of.guess, 4),
    fixed(of.top10, 3),
    fixed(of.idealTop10, 3),
    fixed(of.score, 2),
    `${fixed(of.excess, 2)} (${fixed(of.excessHigh, 2)}; ${fixed(of.worst, 2)})`,
    `${fixed(of.crowd, 1)} (${fixed(of.crowdLow, 1)})`,
    fixed(of.idealCrowd, 1),
    verdict,
  ];
}

function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
