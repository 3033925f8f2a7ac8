import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Month } from '../../bot/domain/day';
import { vaultAt } from '../../bot/keys/vault/vault-at';
import { secretNames } from '../../bot/keys/vault-secrets';
import { systemClock } from '../../bot/platform/clock';
import { openLeader } from '../../db/dialects';
import { onFiles, type Place } from '../support/databases/places';
import { type Ran, runCommand } from '../support/houses/run-command';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, opensReport, tries } from '../support/people/report';

const today = systemClock().today();

describe('backup and restore', () => {
  let place: Place;
  let office: TestVissla | undefined;

  const at = (name: string): string => join(place.folder, name);
  const stores = () => ({
    VISSLA_DATABASE_URL: `sqlite:${at('live/vissla.db')}`,
    VISSLA_VAULT: `file:${at('keys/vault.json')}`,
  });
  const vissla = (...words: readonly string[]): Promise<Ran> =>
    runCommand(words, stores(), { folder: place.folder });
  const backup = (...more: readonly string[]): Promise<Ran> =>
    vissla('backup', 'copies-d', 'copies-v', ...more);
  const copyOf = { database: `copies-d/vissla-${today}.db`, vault: `copies-v/vault-${today}.json` };
  /** The whole product on the files that lie there; a file of SQLite has one server. */
  const opens = async (): Promise<TestVissla> => {
    const on = {
      ...place,
      database: { kind: 'sqlite', path: at('live/vissla.db') } as const,
      vaultFile: at('keys/vault.json'),
      remove: () => Promise.resolve(),
    };
    office = await openVissla({
      on: { ...on, vaultAt: () => vaultAt(on.vaultFile, systemClock()) },
      now: Date.now(),
    });
    return office;
  };
  const stops = async (): Promise<void> => {
    await office?.close();
    office = undefined;
  };

  beforeEach(async () => {
    place = await onFiles();
    for (const folder of ['copies-d', 'copies-v']) mkdirSync(at(folder), { mode: 0o700 });
    await (await opens()).staff('Kommunjurist', 'Säkerhetssamordnare');
  });
  afterEach(async () => {
    await stops();
    await place.remove();
  });

  it('copies both beside the running bot, whole, for their owner alone, and says so', async () => {
    await files(office!.person('Maja'), 'Det som fanns.');
    expect(await backup()).toEqual({
      code: 0,
      error: '',
      out: `Copied: ${at(copyOf.database)}\nCopied: ${at(copyOf.vault)}\nBoth are whole, and belong together.\n`,
    });
    for (const path of Object.values(copyOf)) expect(statSync(at(path)).mode & 0o777).toBe(0o600);
    for (const folder of ['copies-d', 'copies-v']) {
      expect(statSync(at(folder)).mode & 0o777).toBe(0o700);
      expect(readdirSync(at(folder))).toHaveLength(1);
    }
    // Neither holds what the other holds.
    expect(readFileSync(at(copyOf.vault))).toEqual(readFileSync(at('keys/vault.json')));
    expect(readFileSync(at(copyOf.database)).includes('kek-v1')).toBe(true);
  });

  it('has a name for another copy of a day, and takes away what is old, and what a kill left', async () => {
    const [old, left, other] = ['vissla-2020-01-01.db', 'vissla-2020-01-05.db.part', 'notes.db'];
    for (const name of [old, left, other]) writeFileSync(at(`copies-d/${name}`), '');
    for (let day = 1; day <= 4; day++) {
      writeFileSync(at(`copies-v/vault-2020-01-0${day}.json`), '');
      writeFileSync(at(`copies-d/vissla-2020-02-0${day}-x.db`), '');
    }
    expect((await backup()).code).toBe(0);
    expect((await backup()).out).toContain(`vissla-${today}-2.db`);
    expect((await backup('--name', 'before-upgrade')).out).toContain(
      `vault-${today}-before-upgrade.json`,
    );
    for (const suffix of ['before-upgrade', '../x', ''])
      expect(await backup('--name', suffix)).toMatchObject({ code: 1, out: '' });
    const now = ['-2', '-before-upgrade', ''].map((end) => `${today}${end}`);
    expect(readdirSync(at('copies-d')).sort()).toEqual(
      [
        other,
        ...['3', '4'].map((d) => `vissla-2020-02-0${d}-x.db`),
        ...now.map((n) => `vissla-${n}.db`),
      ].sort(),
    );
    expect(readdirSync(at('copies-v')).sort()).toEqual(
      [
        ...['3', '4'].map((d) => `vault-2020-01-0${d}.json`),
        ...now.map((n) => `vault-${n}.json`),
      ].sort(),
    );
  });

  it('removes nothing that it made, and no real copy, where a clock was ahead', async () => {
    const real = ['2026-01-01', '2026-01-02'].map((day) => `vault-${day}.json`);
    const ahead = [1, 2, 3, 4].map((day) => `vault-2099-01-0${day}.json`);
    for (const name of [...real, ...ahead]) writeFileSync(at(`copies-v/${name}`), '');
    const { code, out } = await backup();
    expect({ code, removed: out.includes('Removed') }).toEqual({ code: 0, removed: false });
    const left = [...real, ...ahead, `vault-${today}.json`];
    expect(readdirSync(at('copies-v')).sort()).toEqual(left.sort());
  });

  it('needs no folders typed where the settings have them, and makes none: its disk may be away', async () => {
    const settings = (VISSLA_BACKUPS: string) => ({ ...stores(), VISSLA_BACKUPS });
    const folders = `${at('copies-d')},${at('copies-v')}`;
    expect(await runCommand(['backup'], settings(folders))).toMatchObject({ code: 0, error: '' });
    expect(existsSync(at(copyOf.vault))).toBe(true);
    expect((await runCommand(['backup'], settings(`elsewhere,${at('copies-v')}`))).error).toContain(
      'elsewhere). Mount',
    );
    rmSync(at('copies-v'), { recursive: true });
    expect(await backup()).toEqual({
      code: 1,
      out: '',
      error: expect.stringMatching(/vault's copies is not there .*Mount its disk/) as string,
    });
    expect(existsSync(at('copies-v'))).toBe(false);
    expect(readdirSync(at('copies-d'))).toHaveLength(1);
  });

  it('refuses one place for both, whatever it is called, and the place of the other store', async () => {
    mkdirSync(at('one'));
    symlinkSync(at('one'), at('same'));
    for (const [database, vault] of [
      ['one', 'one'],
      ['one', 'same'],
      ['one', 'same/below'],
      ['one', 'live'],
      ['keys', 'one'],
      ['live', 'one'],
    ] as const) {
      const { code, error } = await vissla('backup', database, vault);
      expect([database, vault, code]).toEqual([database, vault, 1]);
      expect(error).toContain('one place, or one lies in the other');
    }
    expect(readdirSync(at('one'))).toEqual([]);
  });

  it('makes no copy of two stores that do not belong together, and leaves older ones alone', async () => {
    expect((await backup()).code).toBe(0);
    copyFileSync(at('keys/vault.json'), at('right.json'));
    const other = await openVissla({ on: 'SQLite' });
    copyFileSync(join(other.folder, 'vault.json'), at('keys/vault.json'));
    await other.close();
    const before = [...readdirSync(at('copies-d')), ...readdirSync(at('copies-v'))];
    expect(await backup()).toMatchObject({
      code: 1,
      error: expect.stringContaining('do not belong together. No copy was made') as string,
    });
    expect([...readdirSync(at('copies-d')), ...readdirSync(at('copies-v'))]).toEqual(before);
    copyFileSync(at('right.json'), at('keys/vault.json'));
  });

  it('brings back what was there, and keeps and counts what came later', async () => {
    const kept = await files(office!.person('Maja'), 'Det som fanns i kopian.');
    expect((await backup()).code).toBe(0);
    const lost = await files(office!.person('Omar'), 'Det som kom senare.');
    await stops();

    const words = ['restore', '--database', copyOf.database] as const;
    const refused = await vissla(...words);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.error).toContain(
      'newer than the copy. Lost would be: reports 1, messages 1, deeds',
    );
    expect(readdirSync(at('live')).filter((name) => name.includes('before'))).toEqual([]);

    const { code, out, error } = await vissla(...words, '--vault', copyOf.vault, '--replace');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('reports 1, messages 1, deeds of the desks');
    expect(out).toContain('The vault is the same already.');
    const aside = `live/vissla.db.before-${today}`;
    expect(out).toContain(`What was there is kept: ${at(aside)}\n`);
    for (const path of [aside, 'live/vissla.db'])
      expect(statSync(at(path)).mode & 0o777).toBe(0o600);

    await opens();
    expect((await opensReport(office!.person('Maja'), kept.reportCode)).name).toBe('thread');
    expect(await opensNothing(lost.reportCode)).toBe(true);
    await stops();
    // What was put aside is the later one, whole.
    rmSync(at('live/vissla.db'));
    const back = await vissla('restore', '--database', aside);
    expect(back).toMatchObject({ code: 0 });
    expect(back.out).toContain('every key was tried');
    await opens();
    expect((await opensReport(office!.person('Omar'), lost.reportCode)).name).toBe('thread');
  });

  const opensNothing = async (reportCode: string): Promise<boolean> => {
    const person = office!.person('Omar');
    return (await tries(person, reportCode)).name !== 'thread';
  };

  it('brings back a database that is gone, empty or damaged, without being asked twice', async () => {
    expect((await backup()).code).toBe(0);
    await stops();
    for (const content of [undefined, '', 'x'.repeat(50_000)]) {
      for (const end of ['', '-wal', '-shm']) rmSync(at(`live/vissla.db${end}`), { force: true });
      if (content !== undefined) writeFileSync(at('live/vissla.db'), content);
      const { code, out, error } = await vissla('restore', '--database', copyOf.database);
      expect({ code, error }).toEqual({ code: 0, error: '' });
      expect(out).toContain(
        `Lost is what was written after the copy was made; it knows of ${today} last`,
      );
    }
    expect(readdirSync(at('live')).filter((name) => name.includes('before'))).toHaveLength(2);
    expect(existsSync(at('live/vissla.db.part'))).toBe(false);
    await opens();
  });

  it('refuses while the bot runs, a copy that is damaged, and what no keeper has', async () => {
    expect((await backup()).code).toBe(0);
    await stops();
    const leader = openLeader({ kind: 'sqlite', path: at('live/vissla.db') });
    expect(await leader.lead()).toBe(true);
    const refusal = async (...words: readonly string[]): Promise<string> => {
      const { code, out, error } = await vissla('restore', ...words);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      return error;
    };
    expect(await refusal('--database', copyOf.database)).toContain('The bot runs');
    await leader.resign();

    const bytes = readFileSync(at(copyOf.database));
    writeFileSync(at('damaged.db'), bytes.fill(7, 40_000, 90_000));
    expect(await refusal('--database', 'damaged.db')).toContain('is damaged');
    writeFileSync(at('empty.db'), '');
    expect(await refusal('--database', 'empty.db')).toContain('Nothing was changed');
    expect(await refusal('--database', 'none.db')).toContain('There is no such copy');
    writeFileSync(at('damaged.db-wal'), 'x');
    expect(await refusal('--database', 'damaged.db')).toContain('lies a log');
    expect(await refusal()).toContain('Name a copy');
    expect(
      (
        await runCommand(['restore', '--vault', at(copyOf.vault)], {
          VISSLA_DATABASE_URL: `sqlite:${at('nowhere/vissla.db')}`,
          VISSLA_VAULT: `file:${at('nowhere/vault.json')}`,
        })
      ).error,
    ).toContain('The folder that VISSLA_VAULT names is not there');
    rmSync(at('keys/vault.json'));
    expect(await refusal('--database', copyOf.database)).toContain('There is no vault');
    expect(
      await vissla('restore', '--database', copyOf.database, '--vault', copyOf.vault, '--replace'),
    ).toMatchObject({ code: 0 });
  });

  it('neither makes nor brings back a copy in which somebody notes when each report comes', async () => {
    const plant = (name: string): void => {
      const file = new Sqlite(at(name));
      file.exec(`CREATE TABLE hoard (at, image);
        CREATE TRIGGER clock AFTER UPDATE ON pool BEGIN INSERT INTO hoard VALUES (julianday(), new.image); END;
        CREATE TRIGGER keeper BEFORE DELETE ON pool_key BEGIN INSERT INTO hoard VALUES (0, old.name); END;`);
      file.close();
    };
    const named = 'did not make: table hoard, trigger clock, trigger keeper';
    const refused = { code: 1, out: '', error: expect.stringContaining(named) as string };
    expect((await backup()).code).toBe(0);
    await stops();
    plant(copyOf.database);
    expect(await vissla('restore', '--database', copyOf.database, '--replace')).toEqual(refused);
    await opens();
    plant('live/vissla.db');
    await office!.vissla.tidy();
    expect(office!.journal.faults).toMatchObject([{ error: { code: 'store_schema' } }]);
    expect(await backup()).toEqual(refused);
    expect(readdirSync(at('copies-d'))).toEqual([`vissla-${today}.db`]);
    expect(await vissla('staff', 'list')).toEqual(refused);
    await stops();
    await expect(opens()).rejects.toMatchObject({ code: 'store_schema' });
  });

  it('never puts a vault beside a database that needs keys which it lacks', async () => {
    await files(office!.person('Maja'), 'Under en månads nyckel.');
    expect((await backup()).code).toBe(0);
    const vault = JSON.parse(readFileSync(at(copyOf.vault), 'utf8')) as {
      secrets: Record<string, string>;
    };
    const month = Object.keys(vault.secrets).find((name) =>
      name.startsWith(secretNames.shred('' as Month)),
    )!;
    const withoutMonths = (secrets: Record<string, string>): Record<string, string> =>
      Object.fromEntries(Object.entries(secrets).filter(([name]) => !name.startsWith('shred-')));
    const without = withoutMonths(vault.secrets);
    writeFileSync(at('older.json'), JSON.stringify({ ...vault, secrets: without }));
    expect((await vissla('keys', 'rotate')).code).toBe(0);
    await stops();

    const months = await vissla(
      'restore',
      '--database',
      copyOf.database,
      '--vault',
      'older.json',
      '--replace',
    );
    expect(months.error).toMatch(/lacks the key of the month 20\d\d-\d\d.*restore a newer copy/);
    const sides = await vissla('restore', '--vault', copyOf.vault, '--replace');
    expect(sides.error).toMatch(
      /from before the rotation of the keys.*Restore both from the same night/,
    );
    // The vault of now still opens what was sealed before.
    const newer = await vissla('restore', '--database', copyOf.database, '--vault', copyOf.vault);
    expect(newer.error).toContain('--replace');
    expect(month).toMatch(/^shred-/);
    // A copy of such a vault is made, and doubted aloud; older copies stay whatever their age.
    copyFileSync(at('keys/vault.json'), at('right.json'));
    const lacking = JSON.parse(readFileSync(at('right.json'), 'utf8')) as typeof vault;
    lacking.secrets = withoutMonths(lacking.secrets);
    writeFileSync(at('keys/vault.json'), JSON.stringify(lacking));
    writeFileSync(at('copies-d/vissla-2020-01-01.db'), '');
    const doubted = await backup();
    expect(doubted).toMatchObject({
      code: 1,
      error: expect.stringMatching(/^Doubtful.*The vault lacks the key of the month 20/) as string,
    });
    expect(doubted.out).toContain(`Copied: ${at('copies-d')}`);
    expect(doubted.out).not.toContain('Removed');
    copyFileSync(at('right.json'), at('keys/vault.json'));
    const both = ['--database', copyOf.database, '--vault', copyOf.vault, '--replace'] as const;
    const { code, out } = await vissla('restore', ...both);
    expect({ code }).toEqual({ code: 0 });
    expect(out).toContain(`What was there is kept: ${at(`keys/vault.json.before-${today}`)}\n`);
    expect(out).toContain('Delete the vault that was put aside');
    await opens();
  });

  it('copies a vault’s file alone where the database is on a server, and says what to use for the other', async () => {
    const server = 'mssql://vissla:geheim@sql.exempelby.example/vissla';
    const run = (database: string, vault: string, ...words: readonly string[]): Promise<Ran> =>
      runCommand(
        words,
        { VISSLA_DATABASE_URL: database, VISSLA_VAULT: vault },
        { folder: place.folder },
      );
    const azure = 'https://vissla-exempelby.vault.azure.net';
    const both = await run(server, azure, 'backup', 'copies-d', 'copies-v');
    expect(both).toMatchObject({ code: 1, out: '' });
    expect(both.error).toMatch(/BACKUP DATABASE.*az keyvault secret backup/);
    expect((await run(server, azure, 'restore', '--database', 'x')).error).toContain(
      'RESTORE DATABASE',
    );
    expect((await run(server, azure, 'restore', '--vault', 'x')).error).toContain(
      'az keyvault secret restore',
    );
    const one = await run(
      `sqlite:${at('live/vissla.db')}`,
      azure,
      'backup',
      'copies-d',
      'copies-v',
    );
    expect(one.out).toContain('Not copied: the vault is a Key Vault');
    const other = await run(server, `file:${at('keys/vault.json')}`, 'backup', 'no-d', 'copies-v');
    expect(other.out).toContain('Not copied: the database is on a server');
    expect(other.out).toContain(`Copied: ${at(copyOf.vault)}`);
    expect(existsSync(at('no-d'))).toBe(false);
    expect(readdirSync(at('copies-d'))).toEqual([`vissla-${today}.db`]);
  });
});
