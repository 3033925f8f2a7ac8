import type { ReleasePolicy } from '../../../bot/domain/window';
import { type Adversary, type Attempt, attackAll } from '../attacks/adversaries';
import type { Crowded } from '../play/crowded';
import type { Observed } from '../play/observed';
import { type Adapter, play } from '../play/play';
import { policies, releaseHour } from '../play/policies';
import { simulate } from '../play/simulate';
import type { Goals } from '../report/goals';
import { seeded } from '../../torture/seeded';
import { makeWorld, type World, type WorldPlan } from '../world/world';
import { byBackup } from './backup';
import { afterMessages, worstOf } from './messages';
import { guessAmong, namedAmongOwn } from './n-minus-one';
import { processes, type VaultReads } from './process';
import { rounded, scoresBy, type Tried, within } from './tried';
import { aroundReports, baited, baits, busy, calm, dropping } from './worlds';

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
  ): Promise<Observed[]> => {
    const seen: Observed[] = [];
    for (let one = 0; one < times; one++) {
      const world = make(seed + one);
      seen.push(await play(world, policies.daily, adapter(world)));
    }
    faults.push(...seen.flatMap((one) => one.faults));
    return seen;
  };
  const attacked = (seen: readonly Observed[], named = timed): Attempt[] =>
    seen.flatMap((one) => attackAll(one, named));

  notes(await bait(plays));
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
  notes(ownAccounts(crowds, goals));
  return { tried, faults };
}

/**
 * Whether a report was written so many hours before a full hour, rounded up. What begins at a pass begins after
 * it: a copy of that hour is one from before it.
 */
export function afterAReport({ happenings }: World, hour: number, hours: number): boolean {
  if (hour % 24 === releaseHour) return false;
  return happenings.some(({ kind, at }) => kind === 'files' && Math.floor(at) + hours === hour);
}

async function bait(
  plays: (make: (seed: number) => World) => Promise<Observed[]>,
): Promise<Tried> {
  const found = afterMessages(await plays((one) => baited(calm, one)), baits + 1);
  const bits = worstOf(found);
  return {
    name: 'A question every week, for eight weeks',
    verdict: bits <= 0.1 ? 'kept' : 'missed',
    figures: {
      'bits beyond the windows': bits,
      ...Object.fromEntries(
        [1, 3, baits + 1].map((count) => [`top-1 after ${count}`, found[count - 1]?.top1 ?? NaN]),
      ),
    },
  };
}

/** What each further message costs, of an ideal product: what is unavoidable. */
function price(seed: number): Tried {
  const worlds = Array.from({ length: priced }, (_, one) => simulate(baited(calm, seed + one)));
  const found = afterMessages(worlds, 3);
  const figures = found.flatMap(({ top1, crowd }, place) => [
    [`top-1 after ${place + 1}`, top1] as const,
    [`crowd after ${place + 1}`, crowd] as const,
  ]);
  return {
    name: 'The price of messages, each in a window of its own',
    verdict: 'none',
    figures: Object.fromEntries(figures),
  };
}

const priced = 30;

/** The vault is asked by the clock alone: its log must not tell when somebody pressed. */
export function vaultReads(each: readonly VaultReads[]): Tried {
  const total = (of: (one: VaultReads) => number): number =>
    each.reduce((sum, one) => sum + of(one), 0);
  const figures = {
    presses: total(({ presses }) => presses),
    'reads on a press': total(({ onPress }) => onPress),
    'other reads': total(({ otherwise }) => otherwise),
  };
  const kept = figures['reads on a press'] === 0 && figures.presses > 0 && figures['other reads'] > 0;
  return { name: 'A vault that is asked on a press', verdict: kept ? 'kept' : 'missed', figures };
}

/** A backup of both from within a window: no goal, and said. */
function backups(seen: readonly Observed[], seed: number): Tried {
  const figures = [1, 6, 23].map((hours) => {
    const attempts = seen.flatMap((one) => byBackup(one, hours));
    const bits = scoresBy(attempts, seed).get('running window')?.excess ?? NaN;
    return [`bits, ${hours} h after the pass`, rounded(bits)] as const;
  });
  return { name: 'A backup of both within a window', verdict: 'none', figures: Object.fromEntries(figures) };
}

/** Forty-nine accounts and more in one window, and all that they file known as theirs. */
export function ownAccounts(crowds: readonly Crowded[], { order }: Pick<Goals, 'order'>): Tried {
  const next = seeded(crowds.length);
  const share = (by: Parameters<typeof namedAmongOwn>[1]): number =>
    rounded(namedAmongOwn(crowds, by, next));
  const figures = {
    'top-1 by place in the file': share('place in the file'),
    'top-1 by id': share('id'),
    guess: rounded(guessAmong),
  };
  const far = Math.max(figures['top-1 by id'], figures['top-1 by place in the file']) - guessAmong;
  return {
    name: 'All reports of a window but one are the own',
    verdict: far <= order ? 'kept' : 'missed',
    figures,
  };
}
