import { adversaries } from './attacks/adversaries';
import { authorPairs, orderByName, orderInFile } from './attacks/order';
import { type Control, runControls } from './controls/run';
import { openCrew } from './crew/crew';
import type { Kept } from './crew/kept';
import type { Found, Task } from './crew/one-world';
import { type Further, tryFurther } from './further/run';
import type { Tried } from './further/tried';
import { type Crowded, playCrowded } from './play/crowded';
import { policies } from './play/policies';
import { type Goals, goalsOf, isAroundHalf, judge } from './report/goals';
import { type Result, scoresOf } from './report/scores';
import type { Row } from './report/table';
import { plans } from './world/world';

/** What is asked of a run. */
export interface Asked {
  readonly small: boolean;
  readonly seed: number;
  /** Seeds a kind of world; thirteen reports each. */
  readonly worlds: number;
  /** The names of the kinds of worlds; all where none is named. */
  readonly of?: readonly string[] | undefined;
  /** How many play at the same time. */
  readonly processes: number;
  /** Whether there is still time to begin another world. */
  readonly hasTime?: () => boolean;
  /** What earlier runs of the same code found. */
  readonly kept?: Kept | undefined;
  readonly says: (line: string) => void;
}

/** Everything that a run found. */
export interface Ran {
  readonly rows: readonly Row[];
  readonly controls: readonly Control[];
  readonly order: Order;
  readonly authors: { readonly area: number; readonly pairs: number };
  /** Attacks on worlds of their own. */
  readonly tried: readonly Tried[];
  /** Pairs of rows with bytes in common, one of the pool and one of a table. */
  readonly equalBytes: number;
  /** How many worlds were played of those that were asked for, how many through the product's endpoints. */
  readonly played: { readonly worlds: number; readonly asked: number; readonly overWire: number };
  /** What is not as the policy says, and faults of the bot: none, or the run is red. */
  readonly surprises: readonly string[];
  /** What missed its goal. */
  readonly failed: readonly string[];
}

interface Order {
  readonly inFile: number;
  readonly byName: number;
  readonly pairs: number;
}

/** A thousand reports of each kind of world. */
export const wholeWorlds = 77;

/** In a window of a crowd: a hundred and forty reports, 9,730 pairs, 420 of them by one author. */
const [authorsAWindow, reportsOfEach] = [20, 7];

/** Of so many worlds of one kind one goes through the endpoints. */
const oneOverWireIn = 20;

/** So many worlds give the reports that it takes to say anything of a release that hides nothing. */
const enoughAtOnce = 16;

/** Plays the worlds, lets the adversaries at them, and tries the controls. */
export async function runAttack(asked: Asked): Promise<Ran> {
  const { small, seed, worlds, of, processes, hasTime = () => true, kept, says } = asked;
  const goals: Goals = small ? goalsOf.small : goalsOf.whole;
  const tasks = tasksOf({ small, seed, worlds, of });
  const before = tasks.map((task) => ({ task, one: kept?.found(task) }));
  const found = before.flatMap(({ task, one }) => (one === undefined ? [] : [{ task, ...one }]));
  const left = before.filter(({ one }) => one === undefined).map(({ task }) => task);
  if (found.length > 0) says(`${found.length} of ${tasks.length} were played before`);
  const plays = async (): Promise<void> => {
    const crew = openCrew(processes);
    try {
      await crew.plays(left, hasTime, (task, one) => {
        found.push({ task, ...one });
        kept?.keeps(task, one);
        says(`${found.length} of ${tasks.length}: ${task.plan}, ${task.policy}, ${task.driven}`);
      });
    } finally {
      crew.close();
    }
  };
  const tries = (): Promise<Control[]> => runControls(seed, goals, says);
  // The crew's processes have nothing to do with this one.
  const both = async (): Promise<Control[]> => {
    if (processes > 1) return (await Promise.all([tries(), plays()]))[0];
    await plays();
    return tries();
  };
  const controls = await both();
  const crowds: Crowded[] = [];
  for (let one = 0; one < (small ? 1 : 6); one++)
    crowds.push(await playCrowded(authorsAWindow, {}, reportsOfEach));
  const times = small ? 1 : furtherWorlds;
  const further = await tryFurther({ seed, times, goals }, crowds, says);
  const { failed, ...made } = judged({ found, crowds, controls, goals, seed });
  return {
    ...made,
    failed: [...failed, ...missedIn(further)],
    tried: further.tried,
    controls,
    played: {
      worlds: found.length,
      asked: tasks.length,
      overWire: found.filter(({ task }) => task.driven === 'over the wire').length,
    },
  };
}

/** Worlds of each further attack in a whole run. */
const furtherWorlds = 4;

function missedIn({ tried, faults }: Further): string[] {
  const missed = tried.filter(({ verdict }) => verdict === 'missed').map(({ name }) => name);
  return [...missed, ...new Set(faults.map((one) => `fault of the bot: ${one}`))];
}

/** Every kind of world with every policy, seed after seed: what is done when time is up is of all kinds. */
function tasksOf({
  small,
  seed,
  worlds,
  of,
}: Pick<Asked, 'small' | 'seed' | 'worlds' | 'of'>): Task[] {
  const all = small ? plans.slice(0, 1) : plans.slice(1);
  const kinds = all
    .filter(({ name }) => of?.includes(name) ?? true)
    .flatMap(({ name, piece }) =>
      Object.entries(policies).flatMap(([policy, { covers }]) => ({
        plan: name,
        policy: policy as Task['policy'],
        // Where every report is seen at once, others who use the bot hide nobody.
        count: covers ? worlds : piece === undefined ? Math.min(worlds, enoughAtOnce) : 0,
      })),
    );
  return Array.from({ length: worlds }, (_, one) =>
    kinds
      .filter(({ count }) => one < count)
      .map(
        ({ plan, policy }): Task => ({
          plan,
          policy,
          seed: seed + one,
          driven: isOverWire(small ? one : one - 1) ? 'over the wire' : 'in process',
        }),
      ),
  ).flat();
}

/** The first of twenty, and so on. In the whole run it is the second: one of each kind comes sooner. */
function isOverWire(one: number): boolean {
  return one % oneOverWireIn === 0;
}

/** What was found, beside what is asked of the product. */
export function judged(of: {
  readonly found: readonly (Found & { readonly task: Task })[];
  readonly crowds: readonly Crowded[];
  readonly controls: readonly Control[];
  readonly goals: Goals;
  readonly seed: number;
}): Omit<Ran, 'controls' | 'played' | 'tried'> {
  const { found, crowds, controls, goals, seed } = of;
  const rows = rowsOf(found, goals, seed);
  const surprises = [
    ...new Set([
      ...found.flatMap(({ task, surprises: own }) => own.map((one) => `${one}, ${task.policy}`)),
      ...crowds.flatMap(({ faults }) => faults.map((one) => `fault of the bot: ${one}`)),
    ]),
  ];
  const equalBytes = found.reduce((sum, one) => sum + one.equalBytes, 0);
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
  return { rows, order, authors, equalBytes, surprises, failed };
}

/** A row for every adversary in every kind of world under every policy, in that order. */
function rowsOf(
  found: readonly (Found & { readonly task: Task })[],
  goals: Goals,
  seed: number,
): Row[] {
  return plans.flatMap((plan) =>
    Object.entries(policies).flatMap(([key, policy]) => {
      const of = ({ task }: (typeof found)[number]): boolean =>
        task.plan === plan.name && task.policy === key;
      const results: readonly Result[] = found.filter(of).flatMap((one) => one.results);
      if (results.length === 0) return [];
      return adversaries.map((adversary): Row => {
        const own = results.filter((one) => one.adversary === adversary);
        const scores = scoresOf(own, seed);
        const verdict = judge(adversary, scores, policy, goals);
        const { name, covers } = policy;
        return { world: plan.name, policy: name, covers, adversary, scores, verdict };
      });
    }),
  );
}

function orderOf(crowds: readonly Crowded[]): Order {
  const share = (of: (crowd: Crowded) => { right: number; pairs: number }): number => {
    const each = crowds.map(of);
    const right = each.reduce((sum, one) => sum + one.right, 0);
    return right / each.reduce((sum, one) => sum + one.pairs, 0);
  };
  const pairs = crowds.reduce((sum, crowd) => sum + orderInFile(crowd).pairs, 0);
  return { inFile: share(orderInFile), byName: share(orderByName), pairs };
}
