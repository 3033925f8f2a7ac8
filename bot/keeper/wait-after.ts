import type { Random } from '../ports/random';

/**
 * How long to wait after so many failures in a row, in milliseconds: the steps in their order, the last one
 * from then on, a quarter more or less, so that what failed together does not come back together.
 */
export function waitAfter(
  failures: number,
  steps: readonly number[],
  random: Pick<Random, 'bytes'>,
): number {
  const step = steps[Math.min(failures, steps.length) - 1] ?? 0;
  const [drawn = 0] = random.bytes(1);
  return Math.round(step * (0.75 + drawn / 510));
}
