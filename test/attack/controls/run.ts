import { seeded } from '../../torture/seeded';
import { type Adversary, adversaries, attackAll } from '../attacks/adversaries';
import { authorPairs, orderByName, orderInFile } from '../attacks/order';
import { guessAmong, namedAmongOwn } from '../further/n-minus-one';
import { playCrowded } from '../play/crowded';
import type { Observed } from '../play/observed';
import { type Adapter, play } from '../play/play';
import { policies } from '../play/policies';
import { type Flaw, simulate } from '../play/simulate';
import { type Goals, isAroundHalf, isWithin } from '../report/goals';
import { missesOptimum, type Result, resultOf, scoresOf } from '../report/scores';
import { mean } from '../statistics/samples';
import { makeWorld, plans, type World, type WorldPlan } from '../world/world';
import { copiesBytes, keepsOrder, marksAuthors, storesDigest } from './adapters';
import { furtherControls } from './further';

/** What was tried on something that is known to leak, or known not to. */
export interface Control {
  readonly name: string;
  /** Whether the harness saw what it must see. */
  readonly passed: boolean;
  readonly figures: Readonly<Record<string, number>>;
}

/** Made-up worlds in which a thousand reports are filed. */
const worlds = 77;

/** And some of them, for what is seen more easily. */
const fewWorlds = 30;

/** Those in which the faint leak is measured out. */
const triedWorlds = 24;

/** What the faint leak gives away, in bits. */
const faintBits = 0.2;

const [small] = plans;

/** What a made-up product gives away, and to whom. */
const madeUpLeaks: readonly (readonly [name: string, to: Adversary, flaw: Flaw])[] = [
  ['threads that change alone', 'A2', { changesTell: true }],
  ['a list with the day of writing', 'workplace', { daysTell: true }],
  ['notices that come at once', 'workplace', { noticesTell: true }],
  ['messages that bear the day of writing', 'host', { daysTell: true }],
  ['a log that counts by the calendar', 'host', { countsTell: true }],
  ['ways with a number of exchanges of their own', 'A5 times', { numbersTell: true }],
  ['answers of a size of their own', 'A5 sizes', { sizesTell: true }],
];

/** Tries every attack where it must succeed, and where it must come exactly as far as can be. */
export async function runControls(
  seed: number,
  goals: Goals,
  says: (line: string) => void,
): Promise<Control[]> {
  if (small === undefined) throw new Error('no world');
  const tried: Control[] = [];
  const notes = (control: Control): void => {
    says(
      `${control.passed ? 'ok ' : 'RED'} control: ${control.name} ${JSON.stringify(control.figures)}`,
    );
    tried.push(control);
  };
  notes(reachesOptimum(small, seed));
  notes(leaksFaintly(small, seed));
  for (const [name, adversary, flaw] of madeUpLeaks)
    notes(leaks(name, small, seed, flaw, adversary));
  notes(await releasesAtOnce(small, seed));
  for (const kind of ['plain', 'keyed'] as const) notes(await digestIsFound(kind, small, seed));
  notes(await bytesAreFound(small, seed));
  notes(await orderIsFound(goals));
  notes(await authorsAreFound(goals));
  for (const control of await furtherControls(seed)) notes(control);
  return tried;
}

/** In an ideal world nobody knows more, or less, than Bayes allows. */
function reachesOptimum(plan: WorldPlan, seed: number): Control {
  const informed = adversaries.filter((one) => one !== 'A2 naive');
  const results = attackMadeUp(plan, seed, {}, informed);
  const figures: Record<string, number> = {
    'bits beyond': round(Math.max(...results.map(({ excess }) => Math.abs(excess)))),
    'standard errors, one window': round(missesOptimum(of('A2', results))),
    'standard errors, all windows': round(missesOptimum(of('host', results))),
  };
  const passed = Object.entries(figures).every(([name, value]) =>
    name === 'bits beyond' ? value < 1e-6 : Math.abs(value) < 4,
  );
  return { name: 'an ideal product, each linker at the optimum', passed, figures };
}

/** As many rows are left out as give away a fifth of a bit. */
function leaksFaintly(plan: WorldPlan, seed: number): Control {
  let low = 0;
  let high = 1;
  const tried = Array.from({ length: triedWorlds }, (_, one) =>
    makeWorld(plan, seed + 1_000 + one),
  );
  for (let step = 0; step < 6; step++) {
    const uncovered = (low + high) / 2;
    const results = tried.flatMap((world) => attacked(simulate(world, { uncovered }), ['A2']));
    if (mean(results.map((one) => one.excess)) < faintBits) low = uncovered;
    else high = uncovered;
  }
  return leaks('rows that are missing, 0.2 bits', plan, seed, { uncovered: (low + high) / 2 });
}

function leaks(
  name: string,
  plan: WorldPlan,
  seed: number,
  flaw: Flaw,
  to: Adversary = 'A2',
): Control {
  // What is faint takes all worlds to be seen.
  const count = flaw.uncovered === undefined ? fewWorlds : worlds;
  const scores = scoresOf(attackMadeUp(plan, seed, flaw, [to], count), seed);
  const { excess, excessHigh } = scores;
  // By the mean alone: a faint leak must not need its one worst report to be seen.
  const passed = !isWithin({ ...scores, worst: 0 });
  const share = flaw.uncovered === undefined ? {} : { uncovered: round(flaw.uncovered) };
  return { name, passed, figures: { bits: round(excess), to: round(excessHigh), ...share } };
}

async function releasesAtOnce(plan: WorldPlan, seed: number): Promise<Control> {
  const results = attacked(await play(makeWorld(plan, seed), policies.atOnce), ['A2']);
  const scores = scoresOf(results, seed);
  return {
    name: 'the bot, released at once',
    passed: !isWithin({ ...scores, worst: 0 }),
    figures: { bits: round(scores.excess), top1: round(scores.top1) },
  };
}

async function digestIsFound(
  kind: 'plain' | 'keyed',
  plan: WorldPlan,
  seed: number,
): Promise<Control> {
  const results = attacked(await playFilings(plan, seed, storesDigest(kind)), ['A1', 'A3']);
  const top1 = (adversary: Adversary): number =>
    mean(of(adversary, results).map((one) => one.top1));
  const figures = { A1: round(top1('A1')), A3: round(top1('A3')) };
  const passed = figures.A3 > 0.9 && (kind === 'plain' ? figures.A1 > 0.9 : figures.A1 < 0.1);
  return { name: `a digest of the writer, ${kind}`, passed, figures };
}

async function bytesAreFound(plan: WorldPlan, seed: number): Promise<Control> {
  const { equalBytes, reports } = await playFilings(plan, seed, copiesBytes());
  return {
    name: "a message with a pool row's bytes",
    passed: equalBytes >= reports.length / 2,
    figures: { pairs: equalBytes },
  };
}

async function orderIsFound({ order }: Goals): Promise<Control> {
  const crowded = await playCrowded(20, keepsOrder());
  const inFile = rightOf(orderInFile(crowded));
  const byName = rightOf(orderByName(crowded));
  const named = namedAmongOwn([crowded], 'place in the file', seeded(1));
  return {
    name: 'threads in the order of arrival',
    passed:
      !isAroundHalf(byName, order) && !isAroundHalf(inFile, order) && named - guessAmong > order,
    figures: { inFile: round(inFile), byName: round(byName), 'named among own': round(named) },
  };
}

async function authorsAreFound({ authors }: Goals): Promise<Control> {
  const { area } = authorPairs([await playCrowded(20, marksAuthors())]);
  return {
    name: 'ids that are alike for one author',
    passed: !isAroundHalf(area, authors),
    figures: { area: round(area) },
  };
}

/** A world in which nobody returns and the desk is silent: what a flaw breaks is not read there. */
function playFilings(plan: WorldPlan, seed: number, adapter: Adapter): Promise<Observed> {
  const world = makeWorld(plan, seed);
  const filings: World = {
    ...world,
    happenings: world.happenings.filter(({ kind }) => kind === 'files'),
  };
  return play(filings, policies.daily, adapter);
}

function attackMadeUp(
  plan: WorldPlan,
  seed: number,
  flaw: Flaw,
  named: readonly Adversary[],
  count = worlds,
): Result[] {
  return Array.from({ length: count }, (_, number) =>
    attacked(simulate(makeWorld(plan, seed + number), flaw), named),
  ).flat();
}

function attacked(observed: Observed, named: readonly Adversary[]): Result[] {
  return attackAll(observed, named).map(resultOf);
}

function of(adversary: Adversary, results: readonly Result[]): Result[] {
  return results.filter((one) => one.adversary === adversary);
}

function rightOf({ right, pairs }: { right: number; pairs: number }): number {
  return right / pairs;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
