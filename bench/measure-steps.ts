import { median } from './figures';
import { cpuMilliseconds } from './process-usage';
import type { ServerProcess } from './server-process';

const lapsInRound = 8;
const warmUpRounds = 3;
const rounds = 9;

/** One side of a comparison: a server, and the people who walk in it, all at once. */
interface Side {
  readonly server: ServerProcess;
  readonly laps: readonly (() => Promise<void>)[];
}

/** Vissla and the least that could do the same, with as many presses of the same size. */
export interface Comparison {
  readonly vissla: Side;
  readonly bare: Side;
  readonly stepsInLap: number;
}

export interface StepFigures {
  /** Median of the ratios of neighbouring rounds. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  /** Processor time a step, in milliseconds; medians of the rounds. */
  readonly visslaCpu: number;
  readonly bareCpu: number;
  readonly stepsPerRound: number;
}

/** Rounds of steps on all sides by turns, after a warm-up; figures in the order of the comparisons. */
export async function measureSteps<const C extends readonly Comparison[]>(
  comparisons: C,
): Promise<{ readonly [K in keyof C]: StepFigures }> {
  const pairs = comparisons.map((): (readonly [vissla: number, bare: number])[] => []);
  for (let i = 0; i < warmUpRounds + rounds; i++) {
    for (const [at, { vissla, bare, stepsInLap }] of comparisons.entries()) {
      const pair = [await roundOf(vissla, stepsInLap), await roundOf(bare, stepsInLap)] as const;
      if (i >= warmUpRounds) pairs[at]?.push(pair);
    }
  }
  const figures = comparisons.map(({ vissla, stepsInLap }, at) =>
    figuresOf(pairs[at] ?? [], vissla.laps.length * lapsInRound * stepsInLap),
  );
  return figures as { readonly [K in keyof C]: StepFigures };
}

function figuresOf(
  pairs: readonly (readonly [vissla: number, bare: number])[],
  stepsPerRound: number,
): StepFigures {
  const ratios = pairs.map(([ofVissla, ofBare]) => ofVissla / ofBare);
  return {
    ratio: median(ratios),
    ratios,
    visslaCpu: median(pairs.map(([ofVissla]) => ofVissla)),
    bareCpu: median(pairs.map(([, ofBare]) => ofBare)),
    stepsPerRound,
  };
}

/** Processor time a step in the side's server, in milliseconds. */
async function roundOf({ server, laps }: Side, stepsInLap: number): Promise<number> {
  const before = cpuMilliseconds(server.pid);
  await Promise.all(
    laps.map(async (walk) => {
      for (let i = 0; i < lapsInRound; i++) await walk();
    }),
  );
  return (cpuMilliseconds(server.pid) - before) / (laps.length * lapsInRound * stepsInLap);
}
