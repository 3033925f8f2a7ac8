import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type Day } from '../../bot/domain/day';
import { checkBackups, lookAtBackups } from '../../bot/operator/doctor/check-backups';
import { checkSpace, roomIn } from '../../bot/operator/doctor/check-space';
import { growing } from '../../bot/operator/doctor/places';
import type { Config } from '../../bot/settings/config';

const today = '2026-11-26' as Day;

describe('doctor, with the copies of both stores', () => {
  let folder: string;
  let copies: { database: string; vault: string };
  let vault: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-copies-'));
    copies = { database: join(folder, 'databases'), vault: join(folder, 'vaults') };
    for (const path of Object.values(copies)) mkdirSync(path);
    vault = join(folder, 'vault.json');
    write(vault);
    copyOfVault(today);
    copyOfDatabase(today);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(path: string): void {
    writeFileSync(path, '{"vissla":"vault-1","secrets":{}}', { mode: 0o600 });
  }
  function copyOfVault(day: string): string {
    const path = join(copies.vault, `vault-${day}.json`);
    write(path);
    return path;
  }
  function copyOfDatabase(day: string): string {
    const path = join(copies.database, `vissla-${day}.db`);
    writeFileSync(path, 'a copy');
    return path;
  }
  function found(backups: Partial<typeof copies> = {}): string[] {
    const seen = lookAtBackups(
      {
        database: { kind: 'sqlite', path: join(folder, 'vissla.db') },
        vault,
        backups: { ...copies, ...backups },
      },
      today,
    );
    return checkBackups(seen, today).map(({ kind, says }) => `${kind}: ${says}`);
  }
  const fine = [
    'fine: The newest copy of the database is of 2026-11-26.',
    'fine: The newest copy of the vault is of 2026-11-26.',
  ];

  it('has nothing against those of last night, whatever lies beside them', () => {
    expect(found()).toEqual(fine);
    writeFileSync(join(copies.database, 'vissla-2026-11-27.db.part'), '');
    writeFileSync(join(copies.database, 'vissla-2026-11-31.db'), '');
    writeFileSync(join(copies.database, 'notes'), '');
    copyOfDatabase('2026-11-20');
    expect(found()).toEqual(fine);
  });

  it.each([
    [1, 'fine: The newest copy of the database is of 2026-11-25.'],
    [2, /^warning: .*\(vissla-2026-11-24\.db\) is 2 days old\. See why none came/],
    [6, /^warning: .* is 6 days old/],
    [7, /^wrong: .* is 7 days old/],
    [40, /^wrong: .* is 40 days old/],
  ] as const)('judges one that is %i days old', async (age, sentence) => {
    rmSync(join(copies.database, `vissla-${today}.db`));
    copyOfDatabase(addDays(today, -age));
    expect(found()).toEqual([
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
      fine[1],
    ]);
  });

  it('takes a second one of a day, one of a server and one that is sealed for its keeper', () => {
    copyOfDatabase(`${today}-before-upgrade`);
    expect(found()).toEqual(fine);
    rmSync(copies.database, { recursive: true });
    mkdirSync(copies.database);
    for (const name of [`vissla-${today}.bak`, `vissla-${today}.db.age`]) {
      writeFileSync(join(copies.database, name), 'sealed');
      expect(found()).toEqual(fine);
      rmSync(join(copies.database, name));
    }
  });

  it('knows a copy that is empty, and one of the vault that others may read', () => {
    truncateSync(copyOfDatabase(`${today}-later`), 0);
    chmodSync(copyOfVault(`${today}-later`), 0o644);
    expect(found()).toEqual([
      expect.stringMatching(/^wrong: .* is empty: it is no backup\. Make one now/),
      expect.stringMatching(/^wrong: .* can be read by others\. Give it mode 0600/),
    ]);
  });

  it('never takes one of a day to come for the newest, and says that it is there', () => {
    copyOfVault('2027-01-03');
    expect(found()).toEqual([
      fine[0],
      expect.stringMatching(
        /^wrong: vault-2027-01-03\.json is named after a day that has not come/,
      ),
      fine[1],
    ]);
    rmSync(join(copies.vault, `vault-${today}.json`));
    expect(found()[2]).toMatch(/^warning: There is no copy of the vault in /);
  });

  it('says that there is none, or no folder, or that they are elsewhere', () => {
    rmSync(join(copies.vault, `vault-${today}.json`));
    expect(found()[1]).toMatch(/^warning: There is no copy of the vault in /);
    const said = found({ database: join(folder, 'nowhere'), vault: 'elsewhere' });
    expect(said).toEqual([
      expect.stringMatching(/^warning: There is no folder for copies of the database/),
      expect.stringMatching(/^skipped: Copies of the vault are stored elsewhere/),
    ]);
  });

  it('says of a folder that it may not enter that root may', () => {
    const vault = { kind: 'not allowed', path: '/var/backups/vissla-vault' } as const;
    const [, said] = checkBackups({ database: { kind: 'elsewhere' }, vault }, today);
    expect(said?.says).toMatch(
      /^This account may not look at the copies of the vault .* as root\.$/,
    );
  });
});

describe('doctor, with the room on the disks', () => {
  const folders = [
    { name: 'the database', path: '/data' },
    { name: 'copies of the vault', path: '/copies' },
  ];
  const said = (room: number | undefined): string[] =>
    checkSpace(folders, (path) => (path === '/data' ? room : 5e9)).map(
      ({ kind, says }) => `${kind}: ${says}`,
    );

  it.each([
    [3e9, 'fine: At least 3 GB are free in each folder in which files grow.'],
    [200e6, 'fine: At least 200 MB are free in each folder in which files grow.'],
    [199.9e6, /^warning: 199 MB are free for the database \(\/data\)\. Make room/],
    [20e6, /^warning: 20 MB/],
    [19.9e6, /^wrong: 19 MB/],
    [0, /^wrong: 0 MB/],
    [undefined, 'fine: At least 5 GB are free in each folder in which files grow.'],
  ] as const)('judges %p bytes', (room, sentence) => {
    expect(said(room)).toEqual([
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    ]);
  });

  it('says of the disk of copies that none is made, and not that nothing is taken in', () => {
    const [finding] = checkSpace([{ name: 'copies of the vault', path: '/copies' }], () => 0);
    expect(finding?.says).toBe(
      '0 MB are free for copies of the vault (/copies). Make room: else no copy is made.',
    );
  });

  it('looks at the disk of a folder that is still to be made', () => {
    const room = roomIn(tmpdir()) ?? 0;
    expect(room).toBeGreaterThan(0);
    // Others write on that disk meanwhile.
    const gibibyte = 2 ** 30;
    const there = roomIn(join(tmpdir(), 'no-such-folder', 'at', 'all')) ?? 0;
    expect(Math.abs(there - room)).toBeLessThan(gibibyte);
  });

  it('looks where files grow: beside both stores, and where their copies lie', () => {
    const places = {
      kind: 'production',
      database: { kind: 'sqlite', path: '/data/vissla.db' },
      vault: '/keys/vault.json',
      backups: { database: '/copies', vault: 'elsewhere' },
    } as Config;
    expect(growing(places).map(({ path }) => path)).toEqual(['/data', '/keys', '/copies']);
    const usual = { ...places, backups: undefined, vault: 'https://v.vault.azure.net' } as Config;
    expect(growing(usual).map(({ path }) => path)).toEqual([
      '/data',
      '/var/backups/vissla-database',
    ]);
  });
});
