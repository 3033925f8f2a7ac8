import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../bot/platform/clock';
import { nodeRandom } from '../bot/platform/random';
import { createWindows } from '../bot/platform/windows';
import { createSealing } from '../bot/sealers/create-sealing';
import { openStores } from '../bot/start/open-stores';
import { fillPool, newFiling, openBenchPool } from './bench-pool';
import { median, percentile, timed } from './figures';
import { cpuMilliseconds } from './process-usage';

const beats = 150;
const warmUpBeats = 50;

/** Sizes of images in KiB, and the number of dialogs in each, all of which have sent something. */
export const beatSizes = [
  [512, 35],
  [1_024, 130],
  [4_096, 550],
] as const;

/** What a beat costs with an image of a size, in milliseconds. */
export interface BeatFigures {
  readonly kibibytes: number;
  /** Processor time, with the database's library and all threads. */
  readonly cpu: number;
  /** On the wall clock. */
  readonly median: number;
  readonly p95: number;
}

/** Beats one after the other, in this process, on the product's own pool, sealing and database. */
export async function measureBeat(kibibytes: number, dialogs: number): Promise<BeatFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-bench-beat-'));
  try {
    const [random, clock] = [nodeRandom(), systemClock()];
    const path = join(folder, 'vissla.db');
    const places = {
      database: { kind: 'sqlite', path },
      vault: join(folder, 'vault.json'),
    } as const;
    const { database, vault, deployment } = await openStores(places, 'production', random);
    const sealing = await createSealing({ ...database, vault, deployment, clock, random });
    const windows = createWindows({ policy: { kind: 'daily', hour: 10 } }, clock);
    const pool = await openBenchPool({ store: database.pool, sealing, random, clock, windows });
    await fillPool(
      pool,
      random,
      Array.from({ length: dialogs }, () => newFiling(random)),
    );
    const walls: number[] = [];
    let before = 0;
    for (let beat = -warmUpBeats; beat < beats; beat++) {
      if (beat === 0) before = cpuMilliseconds(process.pid);
      const wall = await timed(() => pool.beatNow());
      if (beat >= 0) walls.push(wall);
    }
    const cpu = (cpuMilliseconds(process.pid) - before) / beats;
    const rows = (await database.pool.read()).pool;
    const sizes = rows.map(({ image }) => image?.length);
    if (sizes.some((size) => size !== kibibytes * 1024))
      throw new Error(`Images have ${sizes.join(', ')} bytes.`);
    await database.close();
    return { kibibytes, cpu, median: median(walls), p95: percentile(walls, 0.95) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
