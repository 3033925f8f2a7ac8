import { attackAll } from '../attacks/adversaries';
import { afterMessages, worstOf } from '../further/messages';
import { processes } from '../further/process';
import { rounded, within } from '../further/tried';
import { scoresApart, withUrgent } from '../further/urgent';
import { vaultReads } from '../further/verdicts';
import { afterAReport, aroundReports, baited, baits, busy, calm } from '../further/worlds';
import { type Adapter, play } from '../play/play';
import { policies } from '../play/policies';
import { simulate } from '../play/simulate';
import { makeWorld, type World } from '../world/world';
import { keepsNames } from './adapters';
import type { Control } from './run';

/** Made-up worlds of each kind. */
const worlds = 30;

/** The attacks on worlds of their own, where they must succeed. */
export async function furtherControls(seed: number): Promise<Control[]> {
  return [
    releasesAtAStart(seed),
    daysTellTheBait(seed),
    await keepsNamesInAPass(seed),
    await asksTheVault(seed),
  ];
}

/** A made-up bot that releases whenever it is started. */
function releasesAtAStart(seed: number): Control {
  const observed = Array.from({ length: worlds }, (_, one) => {
    const world = aroundReports(makeWorld(busy, seed + one));
    return simulate(world, { releasesAt: hoursAfterReports(world) });
  });
  const attempts = observed.flatMap((one) => attackAll(one, ['A2', 'host']));
  const { verdict, figures } = within('a release at each start', attempts, seed);
  return { name: 'a bot that releases when it starts', passed: verdict === 'missed', figures };
}

function hoursAfterReports(world: World): number[] {
  return Array.from({ length: world.ends }, (_, hour) => hour).filter((hour) =>
    afterAReport(world, hour, 1),
  );
}

/** Messages with the day of writing tell more of whoever takes the bait. */
function daysTellTheBait(seed: number): Control {
  const observed = Array.from({ length: worlds }, (_, one) =>
    simulate(baited(calm, seed + one), { daysTell: true }),
  );
  const bits = worstOf(afterMessages(observed, baits + 1));
  return { name: 'a bait that the day of writing answers', passed: bits > 0.1, figures: { bits } };
}

/** A bot that seals what waits on anew, and leaves it under the name that it had. */
async function keepsNamesInAPass(seed: number): Promise<Control> {
  const world = withUrgent(makeWorld(busy, seed, 6));
  const observed = await play(world, policies.weekly, keepsNames());
  const { urgent } = scoresApart([observed], ['A2'], seed);
  const bits = rounded(urgent.get('A2')?.excess ?? NaN);
  return { name: 'an urgent row that alone is gone', passed: bits > 0.1, figures: { bits } };
}

/** A bot that asks the vault whenever it stores something. */
async function asksTheVault(seed: number): Promise<Control> {
  const { adapter, reads, vault } = processes(() => undefined);
  const asking: Adapter = {
    ...adapter,
    database: (database) => ({
      ...database,
      pool: {
        ...database.pool,
        put: async (...row) => {
          await vault()?.get('installation');
          return database.pool.put(...row);
        },
      },
    }),
  };
  await play(aroundReports(makeWorld(busy, seed, 1)), policies.daily, asking);
  const { verdict, figures } = vaultReads([reads]);
  return { name: 'a vault that is asked on a press', passed: verdict === 'missed', figures };
}
