import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  freePort,
  productionSettings,
  runVissla,
  startBotProcess,
} from '../support/houses/bot-process';
import { type FakeBotService, startFakeBotService } from '../support/messengers/fake-bot-service';

const canary = 'KANARIE7Q2ZX';
const fault = `Object.assign(new Error('${canary}'), {
  code: '${canary}', query: 'insert ${canary}', parameters: ['${canary}'], headers: { authorization: '${canary}' } })`;

/** Makes a process meet what nobody handles, as a driver or a client would; `when` is called with it. */
const meets = (how: string, when: string): Record<string, string> => {
  const script = `const escape = () => { ${how} }; ${when}`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
};

describe('what nobody handles', () => {
  let folder: string;
  let service: FakeBotService;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-escapes-'));
    service = await startFakeBotService();
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['a rejection', `Promise.reject(${fault});`, 'unlisted'],
    ['what is no error at all', `Promise.reject('${canary}');`, 'unexpected'],
    [
      'an error of the system',
      `throw Object.assign(new Error('${canary}'), { code: 'EIO' });`,
      'EIO',
    ],
  ])('ends the bot with a code and a module, and nothing of %s', async (_, how, code) => {
    const bot = await startBotProcess({
      ...productionSettings(service, folder, await freePort()),
      ...meets(how, "process.on('SIGUSR2', escape);"),
    });
    const before = bot.output();
    const ended = once(bot.child, 'exit');
    bot.child.kill('SIGUSR2');
    expect(await ended).toEqual([1, null]);
    expect(bot.output().slice(before.length)).toBe(
      `{"level":"error","code":"${code}","module":"process"}\n`,
    );
  });

  it('ends a command in the same way', async () => {
    const listened = "process.listenerCount('uncaughtException') > 0";
    const { status, stdout, stderr } = await runVissla(
      {
        ...productionSettings(service, folder, 1),
        ...meets(
          `throw ${fault};`,
          `const look = setInterval(() => { if (${listened}) escape(); }, 1);`,
        ),
      },
      'status',
    );
    expect([status, stderr]).toEqual([
      1,
      '{"level":"error","code":"unlisted","module":"process"}\n',
    ]);
    expect(stdout).not.toContain(canary);
  });
});
