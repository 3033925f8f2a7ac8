import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../bot/cli/run';
import { systemClock } from '../../bot/system-clock';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files } from '../support/report';

/** The bot is open all the while: the command works beside it. */
describe('keys', () => {
  let office: TestVissla;
  const today = systemClock().today();

  beforeEach(async () => {
    office = await openVissla({ staffed: true });
  });
  afterEach(() => office.close());

  const vissla = async (...words: string[]) => {
    let [out, error] = ['', ''];
    const code = await run(words, {
      environment: {
        VISSLA_DATABASE_URL: `sqlite:${join(office.folder, 'vissla.db')}`,
        VISSLA_VAULT: `file:${join(office.folder, 'vault.json')}`,
      },
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
    });
    return { code, out, error };
  };

  it('status: says which keys there are, in numbers and days alone', async () => {
    const { reference } = await files(office.person('Maja'), 'En sak.');
    await office.releases();
    const before = await vissla('keys', 'status');
    expect(before).toMatchObject({ code: 0, error: '' });
    expect(before.out).toContain('rotation 1, the keys of the first start');
    expect(before.out.match(/in use/g)).toHaveLength(4);
    await vissla('keys', 'rotate');
    const { out } = await vissla('keys', 'status');
    expect(out).toContain(`rotation 2, begun on ${today}`);
    expect(out).toMatch(
      /vault key 1: since the first start, replaced on \S+; destroyed from \S+ on/,
    );
    expect(out).not.toContain(reference);
    expect(out).not.toMatch(/[0-9a-f]{16}|\d\d:\d\d/);
    const parsed = JSON.parse((await vissla('--json', 'keys', 'status')).out) as object;
    expect(parsed).toMatchObject({ number: 2, underWay: true });
  });

  it('rotate: says what it did, goes on with what it had begun, and begins anew only when told to', async () => {
    await files(office.person('Maja'), 'En sak.');
    await office.releases();
    const first = await vissla('keys', 'rotate');
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toContain('Rotation 2: all keys are drawn anew.');
    expect(first.out).toContain('Threads sealed anew: 1.');
    const second = await vissla('keys', 'rotate');
    expect(second.out).toContain('Rotation 2, which was not finished, went on');
    expect(second.out).toContain('Threads sealed anew: 0.');
    const third = await vissla('keys', 'rotate', '--anew', '--json');
    expect(JSON.parse(third.out)).toEqual({
      kind: 'begun',
      number: 3,
      rewrapped: 1,
      left: 0,
      damaged: 0,
      keyRows: expect.any(Number) as number,
      destroyed: 0,
    });
    expect(office.journal.faults).toEqual([]);
  });

  it('make nothing where there is no vault', async () => {
    await rm(join(office.folder, 'vault.json'));
    for (const command of ['rotate', 'status']) {
      expect(await vissla('keys', command)).toEqual({
        code: 1,
        out: '',
        error: 'There is no vault yet; start the bot once.\n',
      });
    }
    expect(existsSync(join(office.folder, 'vault.json'))).toBe(false);
  });

  it("refuse another installation's vault", async () => {
    const other = await openVissla();
    await other.vissla.tidy();
    const vault = join(office.folder, 'vault.json');
    await rm(vault);
    const { copyFile } = await import('node:fs/promises');
    await copyFile(join(other.folder, 'vault.json'), vault);
    await other.close();
    expect(await vissla('keys', 'rotate')).toEqual({
      code: 1,
      out: '',
      error: 'This database and this vault do not belong together.\n',
    });
  });
});
