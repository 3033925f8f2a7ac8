import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as clocks from '../bot/platform/clock';
import type * as heaps from '../bot/platform/heap';
import type * as randoms from '../bot/platform/random';
import type * as windowsOf from '../bot/platform/windows';
import type * as sealings from '../bot/sealers/create-sealing';
import type { Places } from '../bot/settings/places';
import type * as storesOf from '../bot/start/open-stores';
import type * as pools from './bench-pool';
import { cpuMilliseconds } from './process-usage';

const beats = 150;
const warmUpBeats = 60;
const dialogs = 35;

/** Loads a part of a built checkout: this one, or another that is compared with it. */
function load(checkout: string, path: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the checkout is known only now
  return require(join(checkout, 'dist', path));
}

/** As the checkout's `bot/main` sets it; an older one sets nothing. */
function setHeap(checkout: string): void {
  if (!existsSync(join(checkout, 'dist/bot/platform/heap.js'))) return;
  (load(checkout, 'bot/platform/heap') as typeof heaps).letHeapGrow();
}

/** Beats one after the other on places that are empty. Prints processor and wall milliseconds of one. */
async function main([checkout = '', places = '']: readonly string[]): Promise<void> {
  setHeap(checkout);
  const { openStores } = load(checkout, 'bot/start/open-stores') as typeof storesOf;
  const { systemClock } = load(checkout, 'bot/platform/clock') as typeof clocks;
  const { nodeRandom } = load(checkout, 'bot/platform/random') as typeof randoms;
  const { createWindows } = load(checkout, 'bot/platform/windows') as typeof windowsOf;
  const { createSealing } = load(checkout, 'bot/sealers/create-sealing') as typeof sealings;
  const { openBenchPool, fillPool, newFiling } = load(checkout, 'bench/bench-pool') as typeof pools;
  const [random, clock] = [nodeRandom(), systemClock()];
  const opened = await openStores(JSON.parse(places) as Places, 'production', random);
  const { database, vault, deployment } = opened;
  const sealing = await createSealing({ ...database, vault, deployment, clock, random });
  const windows = createWindows({ policy: { kind: 'daily', hour: 10 } }, clock);
  const pool = await openBenchPool({ store: database.pool, sealing, random, clock, windows });
  await fillPool(
    pool,
    random,
    Array.from({ length: dialogs }, () => newFiling(random)),
  );
  for (let beat = 0; beat < warmUpBeats; beat++) await pool.beatNow();
  const [cpu, wall] = [cpuMilliseconds(process.pid), performance.now()];
  for (let beat = 0; beat < beats; beat++) await pool.beatNow();
  const used = [cpuMilliseconds(process.pid) - cpu, performance.now() - wall];
  console.log(JSON.stringify(used.map((one) => one / beats)));
  process.exit(0);
}

void main(process.argv.slice(2));
