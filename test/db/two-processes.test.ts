import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Id } from '../../bot/domain/ids';
import { openTemporaryDatabase } from '../support/databases/open-database';
import { releaseRows, sampleRows } from './sample-rows';

describe("the operator's commands beside the running bot", () => {
  it('neither fail nor make the bot fail', async () => {
    const rows = sampleRows('two processes');
    const { path, database, remove } = await openTemporaryDatabase();
    const turns = 12;
    const operator = spawn(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'operator.ts'), path, String(turns)],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    );
    const ended = once(operator, 'exit');
    let [filed, longest] = [0, 0];
    let revision: Id | undefined;
    const deadline = performance.now() + 50_000;
    while (operator.exitCode === null && performance.now() < deadline) {
      const begun = performance.now();
      const from = revision === undefined ? {} : { from: revision };
      const written = rows.image('pool', 0, from);
      await database.pool.write((tx) => tx.write([written], 0));
      revision = written.revision;
      filed++;
      if (filed % 5 === 0) await releaseRows(database.pool, { threads: [rows.thread()] });
      longest = Math.max(longest, performance.now() - begun);
      // The event loop must turn for the exit to be heard.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await ended).toEqual([0, null]);
    expect((await database.pool.look()).revisions).toEqual([revision]);
    expect(await database.threads.count()).toBe(Math.floor(filed / 5));
    expect(filed).toBeGreaterThan(5);
    expect(longest).toBeLessThan(15_000);
    for (let n = 0; n < turns * 5; n++) {
      await expect(
        database.staff.invite({
          locator: String(1000 + n),
          secretHash: rows.bytes(32),
          desk: 'whistleblowing',
          title: 'Kommunjurist',
          expiresAt: 1,
        }),
      ).rejects.toMatchObject({ code: 'store_unique' });
    }
    await remove();
  }, 120_000);
});
