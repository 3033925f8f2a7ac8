import { attackAll } from '../attacks/adversaries';
import type { Observed } from '../play/observed';
import { play, playOn } from '../play/play';
import { passesAt, policies, windowOfReport } from '../play/policies';
import { stageOverWire } from '../play/wire/stage';
import { type Result, resultOf } from '../report/scores';
import { dayAt, makeWorld, plans } from '../world/world';

/** A world to play, and how. Plain data: it is sent to another process. */
export interface Task {
  /** By its name. */
  readonly plan: string;
  readonly policy: keyof typeof policies;
  readonly seed: number;
  /** Through the endpoints of the started product, or in the harness's own process. */
  readonly driven: 'over the wire' | 'in process';
}

/** What is left of a world when it has been attacked. Plain data as well. */
export interface Found {
  readonly results: readonly Result[];
  readonly surprises: readonly string[];
  readonly equalBytes: number;
}

/** Plays one world and lets the adversaries at it. */
export async function playTask(task: Task): Promise<Found> {
  const plan = plans.find(({ name }) => name === task.plan);
  if (plan === undefined) throw new Error(`no such world: ${task.plan}`);
  const world = makeWorld(plan, task.seed);
  const policy = policies[task.policy];
  const observed =
    task.driven === 'in process'
      ? await play(world, policy)
      : await playOn(await stageOverWire(policy), 'through its endpoints', world, policy);
  return foundIn(observed);
}

/** Lets the adversaries at a world that was played. */
export function foundIn(observed: Observed): Found {
  return {
    results: attackAll(observed).map(resultOf),
    surprises: surprisesOf(observed),
    equalBytes: observed.equalBytes,
  };
}

/** What differs from what the policy says of the bot. The attacks build on that. */
function surprisesOf(observed: Observed): string[] {
  const { policy, covered, copies, reports, faults, register, opened, running } = observed;
  const days = new Map(
    copies.flatMap(({ threads }) =>
      [...threads.values()].map(({ reference, filedOn }): [string, string] => [reference, filedOn]),
    ),
  );
  const isAsSaid = reports.every(({ reference, urgent, wrote: [at = 0] }) => {
    const { from, until } = windowOfReport({ at, urgent }, policy);
    const day = dayAt(
      { 'day-of-writing': at, 'first-day-of-window': from, 'day-of-release': until }[
        policy.filedOn
      ],
    );
    return !days.has(reference) || days.get(reference) === day;
  });
  const filings = running.filter(({ kind }) => kind === 'filing').length;
  const isKept = copies.some(({ at, slots }, place) => {
    const before = copies[place - 1]?.slots ?? new Set<string>();
    return passesAt(at - 1, policy) && [...slots].some((slot) => before.has(slot));
  });
  const isReleasedLater = policy.releases !== 'at-once';
  return [
    ...(register.size === reports.length ? [] : ['reports that the desk does not list']),
    ...(opened.threads.length === reports.length ? [] : ['threads that nobody opens']),
    ...(isReleasedLater && filings !== reports.length ? ['rows that nobody opens'] : []),
    ...(isKept ? ['rows that keep their names over a pass'] : []),
    ...(policy.covers === covered > 0.5
      ? []
      : [`cover rows after ${covered.toFixed(2)} of dialogs`]),
    ...(isAsSaid ? [] : ['threads carry another day than the policy says']),
    ...(faults.length === 0 ? [] : [`faults of the bot: ${[...new Set(faults)].join(', ')}`]),
  ];
}
