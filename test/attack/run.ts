import { adversaries, attackAll } from './attacks/adversaries';
import { windowOf } from './attacks/evidence';
import { authorPairs, orderByName, orderInFile } from './attacks/order';
import { type Control, runControls } from './controls/run';
import { type Crowded, playCrowded } from './play/crowded';
import type { Observed } from './play/observed';
import { play } from './play/play';
import { type Policy, policies } from './play/policies';
import { type Goals, goalsOf, isAroundHalf, judge } from './report/goals';
import { type Result, resultOf, scoresOf } from './report/scores';
import type { Row } from './report/table';
import { dayAt, makeWorld, plans, type WorldPlan } from './world/world';

/** What is asked of a run. */
export interface Asked {
  readonly small: boolean;
  readonly seed: number;
  /** Seeds a kind of world; thirteen reports each. */
  readonly worlds: number;
  readonly says: (line: string) => void;
}

/** Everything that a run found. */
export interface Ran {
  readonly rows: readonly Row[];
  readonly controls: readonly Control[];
  readonly order: { readonly inFile: number; readonly byName: number; readonly pairs: number };
  readonly authors: { readonly area: number; readonly pairs: number };
  /** Pairs of rows with bytes in common, one of the pool and one of a table. */
  readonly equalBytes: number;
  /** What is not as the policy says, and faults of the bot: none, or the run is red. */
  readonly surprises: readonly string[];
  /** What missed its goal. */
  readonly failed: readonly string[];
}

/** Windows of a crowd of forty reports by twenty people: 780 pairs each, 20 of them by one author. */
const authorsAWindow = 20;

/** Plays the worlds, lets the adversaries at them, and tries the controls. */
export async function runAttack({ small, seed, worlds, says }: Asked): Promise<Ran> {
  const goals: Goals = small ? goalsOf.small : goalsOf.whole;
  const controls = await runControls(seed, goals, says);
  const rows: Row[] = [];
  const surprises: string[] = [];
  let equalBytes = 0;
  for (const plan of small ? plans.slice(0, 1) : plans.slice(1))
    for (const policy of Object.values(policies)) {
      const played = await attackPlan(plan, policy, { small, seed, worlds, says });
      surprises.push(...played.surprises);
      equalBytes += played.equalBytes;
      for (const adversary of adversaries) {
        const own = played.results.filter((one) => one.adversary === adversary);
        const scores = scoresOf(own, seed);
        const verdict = judge(adversary, scores, policy, goals);
        const { name, covers } = policy;
        rows.push({ world: plan.name, policy: name, covers, adversary, scores, verdict });
      }
    }
  const crowds: Crowded[] = [];
  for (let one = 0; one < (small ? 3 : 20); one++) crowds.push(await playCrowded(authorsAWindow));
  surprises.push(
    ...crowds.flatMap(({ faults }) => faults.map((one) => `fault of the bot: ${one}`)),
  );
  const order = orderOf(crowds);
  const authors = authorPairs(crowds);
  const failed = [
    ...controls.filter(({ passed }) => !passed).map(({ name }) => `control: ${name}`),
    ...rows
      .filter(({ verdict }) => verdict === 'missed')
      .map(({ world, policy, adversary }) => `${adversary}, ${policy}, ${world}`),
    ...(isAroundHalf(order.inFile, goals.order) ? [] : ['order in the file']),
    ...(isAroundHalf(order.byName, goals.order) ? [] : ['order by id']),
    ...(isAroundHalf(authors.area, goals.authors) ? [] : ['two reports of one author']),
    ...(equalBytes === 0 ? [] : ['bytes equal between pool and tables']),
    ...surprises,
  ];
  return { rows, controls, order, authors, equalBytes, surprises, failed };
}

async function attackPlan(
  plan: WorldPlan,
  policy: Policy,
  { seed, worlds, says }: Asked,
): Promise<{ results: Result[]; surprises: string[]; equalBytes: number }> {
  const results: Result[] = [];
  const surprises = new Set<string>();
  let equalBytes = 0;
  for (let one = 0; one < worlds; one++) {
    const observed = await play(makeWorld(plan, seed + one), policy);
    results.push(...attackAll(observed).map(resultOf));
    equalBytes += observed.equalBytes;
    for (const surprise of surprisesOf(observed)) surprises.add(`${surprise}, ${policy.name}`);
    says(`${plan.name}, ${policy.name}: ${one + 1} of ${worlds}`);
  }
  return { results, surprises: [...surprises], equalBytes };
}

/** What differs from what the policy says of the bot. The attacks build on that. */
function surprisesOf(observed: Observed): string[] {
  const { policy, covered, copies, reports, faults, register, opened, running } = observed;
  const days = new Map(
    copies.flatMap(({ threads }) =>
      [...threads.values()].map(({ reference, filedOn }): [string, string] => [reference, filedOn]),
    ),
  );
  const isAsSaid = reports.every(({ reference, wrote: [at = 0] }) => {
    const day = policy.filedOn === 'day-of-writing' ? dayAt(at) : dayAt(windowOf(at).from);
    return !days.has(reference) || days.get(reference) === day;
  });
  const filings = running.filter(({ kind }) => kind === 'filing').length;
  const isReleasedLater = policy.releases === 'daily';
  return [
    ...(register.size === reports.length ? [] : ['reports that the desk does not list']),
    ...(opened.threads.length === reports.length ? [] : ['threads that nobody opens']),
    ...(isReleasedLater && filings !== reports.length ? ['rows that nobody opens'] : []),
    ...(policy.covers === covered > 0.5
      ? []
      : [`cover rows after ${covered.toFixed(2)} of dialogs`]),
    ...(isAsSaid ? [] : ['threads carry another day than the policy says']),
    ...(faults.length === 0 ? [] : [`faults of the bot: ${[...new Set(faults)].join(', ')}`]),
  ];
}

function orderOf(crowds: readonly Crowded[]): Ran['order'] {
  const share = (of: (crowd: Crowded) => { right: number; pairs: number }): number => {
    const each = crowds.map(of);
    const right = each.reduce((sum, one) => sum + one.right, 0);
    return right / each.reduce((sum, one) => sum + one.pairs, 0);
  };
  const pairs = crowds.reduce((sum, crowd) => sum + orderInFile(crowd).pairs, 0);
  return { inFile: share(orderInFile), byName: share(orderByName), pairs };
}
