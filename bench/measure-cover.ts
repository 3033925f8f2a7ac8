import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../bot/platform/clock';
import { nodeRandom } from '../bot/platform/random';
import { createWindows } from '../bot/platform/windows';
import { createSealing } from '../bot/sealing/create-sealing';
import { openStores } from '../bot/start/open-stores';
import { leaveRow } from '../bot/threads/dialog-row';
import { median } from './figures';
import { cpuMilliseconds } from './process-usage';

const rounds = 20;
const rowsInRound = 50;

/**
 * Processor time of one cover row, in milliseconds: the median of rounds, each row of a dialog of its own. It
 * is measured in this process, on the product's own sealing and database: where reports are released at once,
 * no dialog leaves one.
 */
export async function measureCover(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-bench-cover-'));
  try {
    const [random, clock] = [nodeRandom(), systemClock()];
    const { database, vault, deployment } = await openStores(
      {
        database: { kind: 'sqlite', path: join(folder, 'vissla.db') },
        vault: join(folder, 'vault.json'),
      },
      'production',
      random,
    );
    const sealing = await createSealing({ ...database, vault, deployment, clock, random });
    let failed = 0;
    const world = {
      random,
      pool: database.pool,
      poolSealer: sealing.pool,
      drafts: sealing.drafts,
      journal: {
        count: () => {
          failed += 1;
        },
      },
      covers: () => Promise.resolve(true),
      windows: createWindows({ policy: { kind: 'daily', hour: 10 } }, clock),
    };
    const round = async (): Promise<number> => {
      const before = cpuMilliseconds(process.pid);
      for (let row = 0; row < rowsInRound; row++)
        await leaveRow(world, { id: random.id(), began: clock.today() }, { name: 'rights' });
      return (cpuMilliseconds(process.pid) - before) / rowsInRound;
    };
    // The first two find the process cold.
    const figures = [await round(), await round()];
    for (let n = 0; n < rounds; n++) figures.push(await round());
    await database.close();
    if (failed > 0) throw new Error(`${failed} cover rows were not stored.`);
    return median(figures.slice(2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
