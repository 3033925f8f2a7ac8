import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  link,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from '../../bot/keys/vault/file-lock';
import { exists, openFileVault } from '../../bot/keys/vault/file-vault';
import { VaultError } from '../../bot/keys/vault/vault-error';
import { vaultContract } from '../contract/vault.contract';

/** Another process, in which a script has one of the vault's files. */
const runs = (script: string, file: string, ...given: string[]) => {
  const source = join(__dirname, '../../bot/keys/vault', file);
  return spawn(process.execPath, ['-r', 'tsx/cjs', '-e', script, source, ...given]);
};
const secret = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vissla-vault-'));
  path = join(folder, 'vault.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

vaultContract('a file', async () => {
  const own = await mkdtemp(join(tmpdir(), 'vissla-vault-'));
  const file = join(own, 'vault.json');
  return {
    vault: await openFileVault(file, { create: true }),
    again: () => openFileVault(file, { create: false }),
    remove: () => rm(own, { recursive: true, force: true }),
  };
});

describe('opening a file vault', () => {
  it('makes it, and the folder, only when told to', async () => {
    const deep = join(folder, 'data', 'vault.json');
    expect(await exists(deep)).toBe(false);
    await expect(openFileVault(deep, { create: false })).rejects.toThrow('vault_missing');
    expect(await exists(deep)).toBe(false);
    await openFileVault(deep, { create: true });
    expect(await exists(deep)).toBe(true);
    await openFileVault(deep, { create: false });
  });

  it('is a file in a format that stays, and that only its owner may read', async () => {
    const vault = await openFileVault(path, { create: true });
    await vault.getOrCreate('report-code-salt', () => Uint8Array.of(0, 1, 2, 255));
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      vissla: 'vault-1',
      secrets: { 'report-code-salt': 'AAEC/w==' },
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).sort()).toEqual(['vault.json', 'vault.json.lock']);
  });

  it.each([0o640, 0o604, 0o660, 0o602, 0o610, 0o777])(
    'refuses one that others may touch (mode %i)',
    async (mode) => {
      const vault = await openFileVault(path, { create: true });
      await chmod(path, mode);
      await expect(openFileVault(path, { create: true })).rejects.toThrow('vault_readable');
      await expect(vault.get('kek-v1')).rejects.toThrow('vault_readable');
      await expect(vault.getOrCreate('kek-v1', () => secret(1))).rejects.toThrow('vault_readable');
    },
  );

  it.each([
    ['an empty file', ''],
    ['half a file', '{"vissla":"vault-1","secrets":{"kek-v1":"AA'],
    ['no object', '[]'],
    ['another format', '{"vissla":"vault-9","secrets":{}}'],
    ['no secrets', '{"vissla":"vault-1"}'],
    ['a secret that is no text', '{"vissla":"vault-1","secrets":{"a":1}}'],
    ['a secret that is no base64', '{"vissla":"vault-1","secrets":{"a":"AA"}}'],
  ])('refuses %s, and leaves it as it is', async (_, content) => {
    await writeFile(path, content, { mode: 0o600 });
    await expect(openFileVault(path, { create: true })).rejects.toThrow('vault_broken');
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('says nothing but a code', async () => {
    await writeFile(path, '{"secrets": canary', { mode: 0o600 });
    const error: unknown = await openFileVault(path, { create: true }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(VaultError);
    expect(error).toMatchObject({ message: 'vault_broken', code: 'vault_broken' });
    expect(error).not.toHaveProperty('cause');
  });
});

describe('a file vault beside other processes', () => {
  it('says that it is missing when somebody took it away, and makes no new one', async () => {
    const vault = await openFileVault(path, { create: true });
    await rename(path, `${path}.away`);
    await expect(vault.get('kek-v1')).rejects.toThrow('vault_missing');
    await expect(vault.getOrCreate('kek-v1', () => secret(1))).rejects.toThrow('vault_missing');
    expect(await exists(path)).toBe(false);
  });

  it('overwrites the file in which a destroyed secret was', async () => {
    const vault = await openFileVault(path, { create: true });
    await vault.getOrCreate('shred-2026-01', () => secret(7));
    const old = `${path}.old`;
    await link(path, old);
    await vault.destroy('shred-2026-01');
    const left = await readFile(old);
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((byte) => byte === 0)).toBe(true);
  });

  it('reads the new file when the old one is overwritten while it reads', async () => {
    const vault = await openFileVault(path, { create: true });
    await vault.getOrCreate('stays', () => secret(1));
    const rounds = Array.from({ length: 30 }, (_, round) => round);
    const changes = rounds.reduce(async (before, round) => {
      await before;
      await vault.getOrCreate(`goes-${round}`, () => secret(2));
      await vault.destroy(`goes-${round}`);
    }, Promise.resolve());
    const reader = await openFileVault(path, { create: false });
    let done = false;
    const finished = changes.then(() => {
      done = true;
    });
    let reads = 0;
    while (!done) {
      expect(await reader.get('stays')).toEqual(secret(1));
      reads += 1;
    }
    await finished;
    expect(reads).toBeGreaterThan(10);
  });

  it('loses nothing when two processes write at the same time', async () => {
    await openFileVault(path, { create: true });
    const writers = ['one', 'two'].map((name) => runs(writeSome, 'file-vault.ts', path, name));
    const codes = await Promise.all(
      writers.map((writer) => new Promise((ended) => writer.on('exit', ended))),
    );
    expect(codes).toEqual([0, 0]);
    const vault = await openFileVault(path, { create: false });
    expect(await vault.names('one-')).toHaveLength(25);
    expect(await vault.names('two-')).toHaveLength(25);
    expect((await readdir(folder)).sort()).toEqual(['vault.json', 'vault.json.lock']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('keeps its owner and its mode, whoever replaces it', async () => {
    const vault = await openFileVault(path, { create: true });
    await chown(path, 65_534, 65_533);
    await chmod(path, 0o400);
    await vault.getOrCreate('kek-v1', () => secret(1));
    const { uid, gid, mode } = await stat(path);
    expect([uid, gid, mode & 0o777]).toEqual([65_534, 65_533, 0o400]);
  });

  it('keeps every secret that a process had made before it was killed', async () => {
    await openFileVault(path, { create: true });
    const writer = runs(writeOn, 'file-vault.ts', path);
    let said = '';
    await new Promise<void>((died) => {
      writer.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.split('\n').length > 20) writer.kill('SIGKILL');
      });
      writer.on('exit', () => died());
    });
    // The last line may have been cut short.
    const made = said.split('\n').slice(0, -1);
    expect(made.length).toBeGreaterThanOrEqual(20);
    const vault = await openFileVault(path, { create: false });
    for (const name of made) expect(await vault.get(name)).toHaveLength(32);
  });
});

/** Makes secret after secret, and says the name of each that is kept, until it is killed. */
const writeOn = `
  const [source, path] = process.argv.slice(1);
  (async () => {
    const vault = await require(source).openFileVault(path, { create: false });
    for (let number = 0; ; number++) {
      await vault.getOrCreate('made-' + number, () => new Uint8Array(32).fill(number));
      process.stdout.write('made-' + number + '\\n');
    }
  })();`;

/** Makes twenty-five secrets of its own and as many that it destroys again. */
const writeSome = `
  const [source, path, name] = process.argv.slice(1);
  (async () => {
    const vault = await require(source).openFileVault(path, { create: false });
    for (let number = 0; number < 25; number++) {
      await vault.getOrCreate(name + '-' + number, () => new Uint8Array(32).fill(number));
      await vault.getOrCreate('gone-' + name, () => new Uint8Array(32));
      await vault.destroy('gone-' + name);
    }
  })();`;

describe('the lock beside a vault', () => {
  const lock = () => `${path}.lock`;
  /** Nobody holds it any more. */
  const isFree = async (): Promise<void> => (await takeLock(lock(), 0))();
  /** A process that takes the lock, says so and keeps it for as long as it lives. */
  const holdsOn = `
    const [source, path] = process.argv.slice(1);
    require(source).takeLock(path, 0).then(() => {
      console.log('held');
      setInterval(() => undefined, 1_000);
    });`;

  it('is held by one at a time', async () => {
    const release = await takeLock(lock(), 0);
    await expect(takeLock(lock(), 40)).rejects.toThrow('vault_locked');
    release();
    await isFree();
  });

  it('of a process that was killed is free', async () => {
    const holder = runs(holdsOn, 'file-lock.ts', lock());
    await once(holder.stdout, 'data');
    await expect(takeLock(lock(), 40)).rejects.toThrow('vault_locked');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await isFree();
  });

  it('takes away, overwritten, what a process had written that died before it was put in place', async () => {
    const vault = await openFileVault(path, { create: true });
    const kept = join(folder, 'kept');
    await writeFile(`${path}.new`, 'secrets');
    await link(`${path}.new`, kept);
    expect(await vault.getOrCreate('kek-v1', () => secret(1))).toEqual(secret(1));
    expect((await readFile(kept)).every((byte) => byte === 0)).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['kept', 'vault.json', 'vault.json.lock']);
  });
});
