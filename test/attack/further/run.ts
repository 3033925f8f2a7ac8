import type { ReleasePolicy } from '../../../bot/domain/window';
import { type Adversary, type Attempt, attackAll } from '../attacks/adversaries';
import type { Crowded } from '../play/crowded';
import type { Observed } from '../play/observed';
import { type Adapter, play } from '../play/play';
import { type Policy, policies, releaseHour } from '../play/policies';
import type { Goals } from '../report/goals';
import { makeWorld, type World, type WorldPlan } from '../world/world';
import { auditLines } from './audit-lines';
import { processes, type VaultReads } from './process';
import { type Tried, within } from './tried';
import { urgency, withUrgent } from './urgent';
import { backups, bait, ownAccounts, price, vaultReads } from './verdicts';
import { afterAReport, aroundReports, baited, busy, calm, dropping, readWhenNew } from './worlds';

/** Those of whom nothing but times is known. */
const timed: readonly Adversary[] = ['A2', 'workplace', 'host'];

/** How long each world lasts. */
const weeks = 6;

/** The app was taken from everybody else. */
const unit: WorldPlan = { name: 'one unit', employees: 12, dialogsAWeek: 12 };

/** A day's worth of a release policy. */
const daily = { kind: 'daily', hour: releaseHour } as const;

export interface Further {
  readonly tried: readonly Tried[];
  /** Faults of the bot. */
  readonly faults: readonly string[];
}

/** Tries what needs worlds of its own. `times` is how many of each are played. */
export async function tryFurther(
  { seed, times, goals }: { seed: number; times: number; goals: Goals },
  crowds: readonly Crowded[],
  says: (line: string) => void,
): Promise<Further> {
  const tried: Tried[] = [];
  const faults: string[] = [];
  const notes = (one: Tried): void => {
    says(`attack: ${one.name}: ${one.verdict} ${JSON.stringify(one.figures)}`);
    tried.push(one);
  };
  const plays = async (
    make: (seed: number) => World,
    adapter: (world: World) => Adapter = () => ({}),
    policy: Policy = policies.daily,
  ): Promise<Observed[]> => {
    const seen: Observed[] = [];
    for (let one = 0; one < times; one++) {
      const world = make(seed + one);
      seen.push(await play(world, policy, adapter(world)));
    }
    faults.push(...seen.flatMap((one) => one.faults));
    return seen;
  };
  const attacked = (seen: readonly Observed[], named = timed): Attempt[] =>
    seen.flatMap((one) => attackAll(one, named));

  notes(bait(await plays((one) => baited(calm, one))));
  notes(price(seed));
  const around = (one: number): World => aroundReports(makeWorld(busy, one, weeks));

  const reads: VaultReads[] = [];
  const restarted = await plays(around, (world) => {
    const begins = processes((hour) => (afterAReport(world, hour, 1) ? daily : undefined));
    reads.push(begins.reads);
    return begins.adapter;
  });
  notes(within('A restart in each window, after the report', attacked(restarted), seed));
  notes(vaultReads(reads));
  notes(backups(restarted, seed));
  const changed = await plays(around, (world) => {
    const policy = (hour: number): ReleasePolicy | undefined => {
      if (afterAReport(world, hour, 1)) return 'at-once';
      return afterAReport(world, hour, 25) ? daily : undefined;
    };
    return processes(policy).adapter;
  });
  notes(within('At-once for a day, after the report', attacked(changed), seed));
  const dropped = within(
    'A quarter of the dialogs closed with X',
    attacked(await plays((one) => dropping(around(one), 0.25)), ['A2']),
    seed,
  );
  // Known, and said: a dialog that is closed before its last view leaves no row.
  notes({ ...dropped, verdict: dropped.verdict === 'missed' ? 'open' : dropped.verdict });
  const small = await plays((one) => aroundReports(makeWorld(unit, one, weeks)));
  notes(within('The app taken from all but one unit', attacked(small), seed));
  const readers = (one: number): World => readWhenNew(makeWorld(busy, one, weeks));
  notes(auditLines(await plays(readers), seed));
  const hurried = (one: number): World => withUrgent(makeWorld(busy, one, weeks));
  notes(urgency(await plays(hurried, undefined, policies.weekly), seed));
  notes(ownAccounts(crowds, goals));
  return { tried, faults };
}
