import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type Day } from '../../bot/domain/day';
import { openFileVault } from '../../bot/keys/vault/file-vault';
import { vaultAt } from '../../bot/keys/vault/vault-at';
import { systemClock } from '../../bot/platform/clock';
import { nodeRandom } from '../../bot/platform/random';
import { readConfig } from '../../bot/settings/config';
import { mayBegin, readInstallationMark } from '../../bot/start/installation-mark';
import { openStores, requireBegun } from '../../bot/start/open-stores';
import { openDatabase } from '../../db/open-database';
import { houseSettings } from '../support/houses/bot-process';
import { runCommand, slackAway } from '../support/houses/run-command';

const today = systemClock().today();
let folder: string;
let settings: Record<string, string>;
let database: string;
let vault: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vissla-begin-'));
  database = join(folder, 'data', 'vissla.db');
  vault = join(folder, 'keys', 'vault.json');
  settings = {
    ...houseSettings(folder, 3978),
    VISSLA_DATABASE_URL: `sqlite:${database}`,
    VISSLA_VAULT: `file:${vault}`,
    VISSLA_BEGIN: '',
    ...slackAway,
  };
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** As far as a start goes until both stores are open: `new`, `old`, or why it is refused. */
async function start(): Promise<string> {
  const config = readConfig(settings);
  try {
    await requireBegun(config, today);
    const stores = await openStores(config, config.kind, nodeRandom());
    await stores.database.close();
    return stores.isNew ? 'new' : 'old';
  } catch (error) {
    return error instanceof Error ? error.message : 'thrown';
  }
}

/** What makes a vault one that is in use: a start draws its keys after all else. */
async function drawKey(): Promise<void> {
  await (await openFileVault(vault, { create: false })).getOrCreate('kek-v1', () =>
    nodeRandom().bytes(32),
  );
}

/** Two disks that are not mounted any more. */
function unmount(): void {
  for (const name of ['data', 'keys']) {
    rmSync(join(folder, `${name}.disk`), { recursive: true, force: true });
    renameSync(join(folder, name), join(folder, `${name}.disk`));
  }
}

const begin = (...more: readonly string[]) => runCommand(['begin', ...more], settings);

describe('two empty places in production', () => {
  it('are refused, with their paths, and nothing is made in them', async () => {
    const said = await start();
    expect(said).toContain(
      `There is no folder ${join(folder, 'data')}, in which VISSLA_DATABASE_URL`,
    );
    expect(said).toContain(`There is no folder ${join(folder, 'keys')}, in which VISSLA_VAULT`);
    expect(said).toMatch(/is its disk mounted.*run the command `begin` once, or set VISSLA_BEGIN/);
    expect(existsSync(join(folder, 'data'))).toBe(false);
    mkdirSync(join(folder, 'data'));
    expect(await start()).toContain(`There is no database at ${database} (VISSLA_DATABASE_URL).`);
    expect((await runCommand(['status'], settings)).error).toContain(
      'run the command `begin` once',
    );
  });

  it('become an installation by `begin`, which says where, and does it once', async () => {
    const { code, out } = await begin();
    expect({ code, out }).toEqual({
      code: 0,
      out: `A new installation was begun: its database is at ${database}, its vault at ${vault}.\nStart the bot now.\n`,
    });
    expect(await start()).toBe('old');
    const again = await begin();
    expect(again.code).toBe(0);
    expect(again.out).toContain('Nothing was changed.');
    expect(JSON.parse((await begin('--json')).out)).toEqual({ begun: false });
  });

  it('are refused where there was one, for which `begin` is no way, and --after-loss is', async () => {
    await begin();
    unmount();
    const sentence = `There was an installation here on ${today}, with its database at ${database} and its vault at ${vault}.`;
    for (const said of [
      await start(),
      (await begin()).error,
      (await runCommand(['status'], settings)).error,
    ]) {
      expect(said).toContain(sentence);
      expect(said).toContain('is its disk mounted');
      expect(said).not.toContain('`begin`');
    }
    const { out } = await runCommand(['doctor'], settings);
    expect(out).toMatch(/^wrong +database .*There was an installation here/m);
    expect((await begin('--after-loss')).code).toBe(0);
  });

  it('say so when the settings name other places than the mark', async () => {
    await begin();
    settings.VISSLA_DATABASE_URL = `sqlite:${join(folder, 'dat', 'vissla.db')}`;
    settings.VISSLA_VAULT = `file:${join(folder, 'kays', 'vault.json')}`;
    expect(await start()).toContain('The settings name other places now.');
  });

  it('become one by the word of the day, where no command can be run, and once', async () => {
    settings.VISSLA_BEGIN = today;
    expect(await start()).toBe('new');
    expect(await start()).toBe('old');
    // The process itself writes the mark when it serves; here, `begin` does.
    await begin();
    unmount();
    expect(await start()).toContain('There was an installation here');
  });

  it('are refused by a word of another day', async () => {
    settings.VISSLA_BEGIN = addDays(today, -2);
    expect(await start()).toContain('There is no folder');
    settings.VISSLA_BEGIN = 'yes';
    await expect(start()).rejects.toThrow('VISSLA_BEGIN must be a day, such as 2026-11-25');
  });

  it('are nothing to an installation without a mark: it runs, and the mark is made', async () => {
    const config = readConfig(settings);
    const stores = await openStores(config, 'production', nodeRandom());
    await stores.database.close();
    expect(await start()).toBe('old');
    await begin();
    expect(readInstallationMark(settings.VISSLA_MARK ?? '')).toMatchObject({
      state: 'there',
      day: today,
      database,
    });
  });
});

describe('the trial', () => {
  it('needs no word', async () => {
    const places = ['VISSLA_DATABASE_URL', 'VISSLA_VAULT'];
    settings = Object.fromEntries(
      Object.entries(settings).filter(([name]) => places.includes(name)),
    );
    expect(await start()).toBe('new');
    expect((await begin()).error).toContain('this would be the trial');
  });
});

describe('whether an installation may begin', () => {
  const mark = (day: Day, state: 'beginning' | 'there' = 'there') => ({ state, day });
  it.each([
    [undefined, undefined, 'nothing_there'],
    [today, undefined, 'yes'],
    [addDays(today, -1), undefined, 'yes'],
    [addDays(today, 1), undefined, 'nothing_there'],
    [undefined, mark(addDays(today, -9)), 'both_missing'],
    [today, mark(today), 'both_missing'],
    [today, mark(addDays(today, -1)), 'yes'],
    [undefined, mark(addDays(today, -1), 'beginning'), 'yes'],
  ] as const)('with the word %s and the mark %j: %s', (word, known, answer) => {
    expect(mayBegin(word, known, today)).toBe(answer);
  });
});

describe('a first start that was cut short', () => {
  const cuts: readonly (readonly [string, () => Promise<void>])[] = [
    ['after the vault was made', () => Promise.resolve()],
    [
      'before a byte of the database was written',
      () => {
        mkdirSync(join(folder, 'data'));
        writeFileSync(database, '', { mode: 0o600 });
        return Promise.resolve();
      },
    ],
    [
      'after the tables were made',
      async () => {
        await (await openDatabase({ kind: 'sqlite', path: database })).close();
      },
    ],
    [
      'between the two marks',
      async () => {
        await (await openDatabase({ kind: 'sqlite', path: database })).close();
        await (await openFileVault(vault, { create: false })).getOrCreate('installation', () =>
          Uint8Array.from([1, ...nodeRandom().bytes(16)]),
        );
      },
    ],
  ];

  it.each(cuts)('%s is gone on with by the next, without a word', async (_, cut) => {
    await openFileVault(vault, { create: true });
    await cut();
    expect((await runCommand(['doctor'], settings)).out).not.toMatch(/^wrong +(database|vault) /m);
    expect(await start()).toBe('new');
    expect(await start()).toBe('old');
  });

  it('goes on when the mark alone was left', async () => {
    writeFileSync(
      settings.VISSLA_MARK ?? '',
      JSON.stringify({ vissla: 'mark-1', state: 'beginning', day: today }),
    );
    expect(await start()).toBe('new');
  });
});

describe('one of two stores that is lost', () => {
  beforeEach(async () => {
    await begin();
    await drawKey();
  });

  it('is asked about by its path, by the start and by every command', async () => {
    settings.VISSLA_DATABASE_URL = `sqlite:${join(folder, 'dat', 'vissla.db')}`;
    const sentence = `There is no folder ${join(folder, 'dat')}, in which VISSLA_DATABASE_URL has the database. There is a vault at ${vault}. Is the path right, is its disk mounted, and may this account look there? If the database is lost, restore it from its backup; the vault stays as it is.`;
    expect(await start()).toBe(sentence);
    for (const words of ['status', 'staff list', 'migrate', 'keys status', 'begin']) {
      expect(await runCommand(words.split(' '), settings)).toEqual({
        code: 1,
        out: '',
        error: `${sentence}\n`,
      });
    }
    expect((await runCommand(['doctor'], settings)).out).toContain(sentence);
    expect(existsSync(join(folder, 'dat'))).toBe(false);
  });

  it('is a file without a byte that a copy left: nothing is run in it', async () => {
    rmSync(`${database}-wal`, { force: true });
    writeFileSync(database, '');
    const sentence = `The database at ${database} is empty, and the vault at ${vault} is in use`;
    expect(await start()).toContain(sentence);
    expect((await runCommand(['migrate'], settings)).error).toContain(sentence);
    expect((await runCommand(['doctor'], settings)).out).toMatch(/^wrong +database .* is empty/m);
    expect(readFileSync(database)).toHaveLength(0);
  });

  it('is a database that was made again beside the vault', async () => {
    for (const tail of ['', '-wal', '-shm']) rmSync(`${database}${tail}`, { force: true });
    await (await openDatabase({ kind: 'sqlite', path: database })).close();
    expect(await start()).toContain('is empty, and the vault');
  });

  it('is a vault that is gone, or that was made again', async () => {
    rmSync(vault);
    const sentence = `There is no vault at ${vault} (VISSLA_VAULT). There is a database at ${database}`;
    expect(await start()).toContain(sentence);
    expect(
      (await runCommand(['invite', '--desk', 'hr', '--title', 'x'], settings)).error,
    ).toContain(sentence);
    await openFileVault(vault, { create: true });
    expect(await start()).toContain(`The vault at ${vault} is empty, and the database`);
    expect(await vaultAt(vault, systemClock()).exists()).toBe(true);
  });
});
