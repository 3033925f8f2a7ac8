import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { builtBot } from '../support/built-bot';
import { urlOf } from '../support/databases/places';
import { startTdsServer } from '../support/databases/tds/server';
import { freePort, productionSettings } from '../support/houses/bot-process';
import { startFakeBotService } from '../support/messengers/fake-bot-service';

describe('a bot that is asked to end while it waits for another one to start', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends at once and in order: %s', async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'vissla-end-'));
    const service = await startFakeBotService();
    const server = await startTdsServer();
    server.fail(/vissla:start/, 'silence');
    const child = spawn(process.execPath, [builtBot()], {
      env: {
        PATH: process.env.PATH,
        ...productionSettings(service, folder, await freePort()),
        VISSLA_DATABASE_URL: urlOf(server.newDatabase()),
      },
      stdio: 'ignore',
    });
    try {
      const ended = once(child, 'exit');
      while (!server.asked.some(({ text }) => text === 'BEGIN') && child.exitCode === null)
        await wait(20);
      const asked = Date.now();
      child.kill(signal);
      // Without a listener the signal itself would end it, and as a container's first process nothing would.
      expect(await ended).toEqual([0, null]);
      // It would have waited for minutes.
      expect(Date.now() - asked).toBeLessThan(60_000);
    } finally {
      child.kill('SIGKILL');
      await server.close();
      await service.close();
      rmSync(folder, { recursive: true });
    }
  });
});
