import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretNames } from '../../bot/keys/vault-secrets';
import { openOperator } from '../support/houses/rotate';
import { commandsBeside } from '../support/houses/run-command';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, opensReport } from '../support/people/report';

describe('pool open', () => {
  let office: TestVissla;

  beforeEach(async () => {
    office = await openVissla({ on: 'SQLite', staffed: true, passes: 'when-told' });
  });
  afterEach(() => office.close());

  const vissla = commandsBeside(() => office);
  const copy = () => join(office.folder, 'copy.json');
  const pool = () => office.stores.database.pool;
  /** The vault loses the key of the running image; gives a process without memory of it. */
  const losesKey = async () => {
    copyFileSync(join(office.folder, 'vault.json'), copy());
    const [running] = (await pool().read()).keys.filter(({ role }) => role === 'running');
    if (running === undefined) throw new Error('no key');
    await office.stores.vault.destroy(secretNames.pool(running.name));
    return (await openOperator(office)).pool;
  };
  /** The same, and that process goes on. */
  const losesTheKey = async (): Promise<void> => (await losesKey()).renewKeys(false);

  it('brings back what was set aside, with a copy of the vault, and says days alone', async () => {
    const { reportCode, reference } = await files(office.person('Maja'), 'En sak.');
    await losesTheKey();
    expect((await pool().aside()).length).toBeGreaterThan(0);
    const { out } = await vissla('doctor', '--json');
    expect(out).toContain('pool open --vault COPY');

    const opened = await vissla('pool', 'open', '--vault', copy());
    expect(opened).toMatchObject({ code: 0, error: '' });
    expect(opened.out).toMatch(/^Opened, of the passes of: \d{4}-\d\d-\d\d\. What waited/);
    expect(opened.out).not.toContain(reference);
    expect(await pool().aside()).toEqual([]);
    expect(await vissla('pool', 'open', '--vault', copy())).toMatchObject({
      code: 0,
      out: 'Nothing was set aside.\n',
    });

    await office.passes();
    expect(await opensReport(office.person('Maja'), reportCode)).toMatchObject({ name: 'thread' });
    expect(await office.stores.database.threads.count()).toBe(1);
  });

  it('brings nothing out twice, however late and however often', async () => {
    const maja = office.person('Maja');
    const { reportCode } = await files(maja, 'En sak.');
    await office.passes();
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Ett ord till.' });
    await losesTheKey();
    const aside = await pool().aside();
    const messages = async () => {
      const shown = await opensReport(office.person('Maja'), reportCode);
      return JSON.stringify(shown).split('Ett ord till.').length - 1;
    };
    for (let turn = 0; turn < 2; turn++) {
      await pool().write(async (tx) => {
        for (const { table, ...row } of aside) await tx.setAside(table, row);
      });
      expect((await vissla('pool', 'open', '--vault', copy())).code).toBe(0);
      for (let day = 0; day < 6; day++) {
        office.clock.advance({ days: 1 });
        await office.passes();
      }
      expect(await messages()).toBe(1);
    }
  });

  it('leaves nothing that a beat would set aside once more', async () => {
    const { reportCode } = await files(office.person('Maja'), 'En sak.');
    const other = await losesKey();
    await other.beatNow();
    expect((await pool().aside()).map(({ table }) => table).sort()).toEqual([
      ...['carried', 'carried', 'pool', 'pool'],
    ]);
    expect((await vissla('pool', 'open', '--vault', copy())).code).toBe(0);
    await other.beatNow();
    expect(await pool().aside()).toEqual([]);
    await office.passes();
    expect(await opensReport(office.person('Maja'), reportCode)).toMatchObject({ name: 'thread' });
  });

  it('says the same whether or not anything waited', async () => {
    await losesTheKey();
    const opened = await vissla('pool', 'open', '--vault', copy(), '--json');
    expect(opened.code).toBe(0);
    expect(JSON.parse(opened.out)).toEqual({
      opened: [expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string],
      left: [],
    });
  });

  it('leaves what the copy has no key for, and refuses a copy that is not there', async () => {
    await losesTheKey();
    const now = join(office.folder, 'vault.json');
    const left = await vissla('pool', 'open', '--vault', now);
    expect(left.out).toMatch(/^This copy does not open what was set aside of the passes of:/);
    expect((await pool().aside()).length).toBeGreaterThan(0);
    expect(await vissla('pool', 'open', '--vault', 'none.json')).toMatchObject({
      code: 1,
      error: 'There is no vault at the place of the copy.\n',
    });
  });
});
