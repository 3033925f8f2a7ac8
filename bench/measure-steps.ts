import { median } from './figures';
import { cpuMilliseconds } from './process-usage';
import type { ServerProcess } from './server-process';

const lapsInRound = 4;
const warmUpBlocks = 4;
const blocks = 16;

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
  /** Median of the blocks' ratios. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  /** Processor time a step, in milliseconds; medians of the blocks. */
  readonly visslaCpu: number;
  readonly bareCpu: number;
  readonly stepsPerBlock: number;
}

/** What a step costs on either side, in milliseconds of processor time. */
interface Block {
  readonly vissla: number;
  readonly bare: number;
}

/**
 * Steps on all sides by turns, after a warm-up. A block is four rounds, Vissla, bare, bare, Vissla, so that what drifts
 * while it lasts slows both alike. Figures come in the order of the comparisons.
 */
export async function measureSteps<const C extends readonly Comparison[]>(
  comparisons: C,
): Promise<{ readonly [K in keyof C]: StepFigures }> {
  const measured = comparisons.map((): Block[] => []);
  for (let i = 0; i < warmUpBlocks + blocks; i++) {
    for (const [at, comparison] of comparisons.entries()) {
      const block = await blockOf(comparison);
      if (i >= warmUpBlocks) measured[at]?.push(block);
    }
  }
  const figures = comparisons.map(({ vissla, stepsInLap }, at) =>
    figuresOf(measured[at] ?? [], 2 * vissla.laps.length * lapsInRound * stepsInLap),
  );
  return figures as { readonly [K in keyof C]: StepFigures };
}

function figuresOf(measured: readonly Block[], stepsPerBlock: number): StepFigures {
  const ratios = measured.map(({ vissla, bare }) => vissla / bare);
  return {
    ratio: median(ratios),
    ratios,
    visslaCpu: median(measured.map(({ vissla }) => vissla)),
    bareCpu: median(measured.map(({ bare }) => bare)),
    stepsPerBlock,
  };
}

async function blockOf({ vissla, bare, stepsInLap }: Comparison): Promise<Block> {
  const first = await roundOf(vissla, stepsInLap);
  const ofBare = (await roundOf(bare, stepsInLap)) + (await roundOf(bare, stepsInLap));
  return { vissla: (first + (await roundOf(vissla, stepsInLap))) / 2, bare: ofBare / 2 };
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
