import { setTimeout as wait } from 'node:timers/promises';
import { median } from './figures';
import { cpuMilliseconds } from './process-usage';
import type { ServerProcess } from './server-process';

const second = 1000;
const turnsInBlock = 4;
const warmUpBlocks = 2;
/** The number of measured blocks; fewer on a busy machine, where they take too long. */
const [mostBlocks, leastBlocks, enoughMilliseconds] = [16, 4, 60_000];

/** One side of a comparison: a server, and the people who walk in it, all at once. */
interface Side {
  readonly server: ServerProcess;
  readonly laps: readonly (() => Promise<void>)[];
}

/** Vissla and the least application that could do the same, with as many presses of the same size. */
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

/** The cost of a step on either side, in milliseconds of processor time. */
interface Block {
  readonly vissla: number;
  readonly bare: number;
}

/**
 * Steps on all sides by turns, after a warm-up. A block is made of short rounds: Vissla, bare, bare,
 * Vissla, and so on, so that other work on the machine slows both alike. In a round each person walks one
 * lap. Figures come in the order of the comparisons.
 */
export async function measureSteps<const C extends readonly Comparison[]>(
  comparisons: C,
): Promise<{ readonly [K in keyof C]: StepFigures }> {
  const measured = comparisons.map((): Block[] => []);
  const began = performance.now();
  const isEnough = (blocks: number): boolean =>
    blocks >= leastBlocks && performance.now() - began > enoughMilliseconds;
  for (let i = -warmUpBlocks; i < mostBlocks && !isEnough(i); i++) {
    for (const [at, comparison] of comparisons.entries()) {
      const block = await blockOf(comparison);
      if (i >= 0) measured[at]?.push(block);
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

/**
 * Beats come each second and follow from no step, so an idle second's share is not counted. The image is
 * much larger here than at a workplace: so many dialogs begin.
 */
async function blockOf({ vissla, bare, stepsInLap }: Comparison): Promise<Block> {
  const sums = { vissla: 0, bare: 0 };
  let walked = 0;
  for (let i = 0; i < turnsInBlock; i++) {
    for (const side of ['vissla', 'bare', 'bare', 'vissla'] as const) {
      const began = performance.now();
      sums[side] += await roundOf(side === 'vissla' ? vissla : bare);
      if (side === 'vissla') walked += performance.now() - began;
    }
  }
  const before = cpuMilliseconds(vissla.server.pid);
  await wait(second);
  sums.vissla -= ((cpuMilliseconds(vissla.server.pid) - before) * walked) / second;
  const steps = 2 * turnsInBlock * vissla.laps.length * stepsInLap;
  return { vissla: sums.vissla / steps, bare: sums.bare / steps };
}

/** Processor time of the side's server while each of its people walks a lap, in milliseconds. */
async function roundOf({ server, laps }: Side): Promise<number> {
  const before = cpuMilliseconds(server.pid);
  await Promise.all(laps.map((walk) => walk()));
  return cpuMilliseconds(server.pid) - before;
}
