import { median } from './figures';
import { cpuMilliseconds } from './process-usage';
import type { ServerProcess } from './server-process';

const turnsInBlock = 4;
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
 * Steps on all sides by turns, after a warm-up. A block is made of short rounds: Vissla, bare, bare,
 * Vissla, and so on, so that what else the machine does slows both alike. In a round each person walks one
 * lap. Figures come in the order of the comparisons.
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
    figuresOf(measured[at] ?? [], 2 * turnsInBlock * vissla.laps.length * stepsInLap),
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
  const sums = { vissla: 0, bare: 0 };
  for (let i = 0; i < turnsInBlock; i++) {
    for (const side of ['vissla', 'bare', 'bare', 'vissla'] as const) {
      sums[side] += await roundOf(side === 'vissla' ? vissla : bare);
    }
  }
  const steps = 2 * turnsInBlock * vissla.laps.length * stepsInLap;
  return { vissla: sums.vissla / steps, bare: sums.bare / steps };
}

/** Processor time of the side's server while each of its people walks a lap, in milliseconds. */
async function roundOf({ server, laps }: Side): Promise<number> {
  const before = cpuMilliseconds(server.pid);
  await Promise.all(laps.map((walk) => walk()));
  return cpuMilliseconds(server.pid) - before;
}
