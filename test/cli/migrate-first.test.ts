import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeRandom } from '../../bot/platform/random';
import { openStores } from '../../bot/start/open-stores';
import type { MssqlLocation } from '../../db/location';
import { migrations } from '../../db/migrations/all';
import { onServers } from '../support/databases/on-sql-server';
import { urlOf } from '../support/databases/places';
import { runCommand } from '../support/houses/run-command';

onServers('migrate before the first start', (newDatabase, server) => {
  let location: MssqlLocation;
  let remove: () => Promise<void>;
  let folder: string;
  beforeEach(async () => {
    ({ location, remove } = await newDatabase());
    folder = mkdtempSync(join(tmpdir(), 'vissla-migrate-'));
  });
  afterEach(async () => {
    await remove();
    rmSync(folder, { recursive: true });
  });
  const vissla = (...words: readonly string[]) =>
    runCommand(words, {
      VISSLA_DATABASE_URL: urlOf(location),
      VISSLA_VAULT: `file:${join(folder, 'vault.json')}`,
    });

  it('says what each of three that run at once has run itself', async () => {
    const three = await Promise.all([vissla('migrate'), vissla('migrate'), vissla('migrate')]);
    const run = three.flatMap(({ out }) => out.match(/^Run: .*/gm) ?? []);
    expect(run.sort()).toEqual(migrations.map(({ name }) => `Run: ${name}`).sort());
    expect(three.map(({ out }) => out.includes('up to date')).sort()).toEqual([false, true, true]);
  });

  it('makes the tables of an empty database, which the first start still takes as new', async () => {
    const names = migrations.map(({ name }) => name);
    const lines = (verb: string): string => names.map((name) => `${verb}: ${name}\n`).join('');
    expect(await vissla('migrate', '--check')).toEqual({
      code: 1,
      out: lines('To be run'),
      error: '',
    });
    expect(await vissla('migrate')).toEqual({ code: 0, out: lines('Run'), error: '' });
    expect((await vissla('migrate', '--check')).code).toBe(0);
    for (const words of [['status'], ['staff', 'list']]) {
      expect((await vissla(...words)).error).toBe(
        'In the database that VISSLA_DATABASE_URL names this login sees no installation. Start the bot once: it makes it.\n',
      );
    }

    // The right to read them, and with it the sight of them.
    if (server() !== undefined)
      for (const words of [['migrate', '--check'], ['status']]) {
        server()?.fail(/INFORMATION_SCHEMA/, 'no rows', 99);
        server()?.fail(/HAS_PERMS_BY_NAME/, 'no right', 99);
        const { code, out, error } = await vissla(...words);
        expect(code).toBe(1);
        expect(out + error).toContain('what the login may do');
        expect(out + error).not.toMatch(/To be run|no installation/);
        server()?.mend();
      }

    // The right to make tables is taken away.
    server()?.fail(/^\s*(?:CREATE|ALTER|DROP) /, 262, 99);
    const places = { database: location, vault: join(folder, 'vault.json') };
    const { database } = await openStores(places, 'production', nodeRandom());
    expect(await database.installation.get()).toMatchObject({ kind: 'production' });
    await database.close();
    expect((await vissla('status')).code).toBe(0);
  });
});
