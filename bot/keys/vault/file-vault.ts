import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createMutex } from '../../domain/mutex';
import type { Vault } from '../../ports/keys';
import { takeLock } from './file-lock';
import { checkName, isSystemError, VaultError } from './vault-error';
import { type FileSecrets, isThere, readVaultFile, writeVaultFile } from './vault-file';

/** Milliseconds to wait for the lock: a change takes some, and many processes may start at once. */
const lockPatience = 15_000;

/** Throws a {@link VaultError}. */
export function exists(path: string): Promise<boolean> {
  return allowed(() => isThere(path));
}

/**
 * The vault in a file that only its owner may read. With `create`, a missing file and folder are made. Every
 * answer is read from the file, and so shows other processes' changes. Every change replaces the file in one
 * step, under the lock of a file next to it. Throws a {@link VaultError}.
 */
export async function openFileVault(
  path: string,
  { create }: { readonly create: boolean },
): Promise<Vault> {
  if (create) await makeIfMissing(path);
  const read = (): Promise<FileSecrets> => allowed(() => readVaultFile(path));
  await read();
  const change = inTurn(path);
  return {
    async get(name) {
      checkName(name);
      return (await read()).get(name);
    },
    async getOrCreate(name, make) {
      checkName(name);
      const known = (await read()).get(name);
      if (known !== undefined) return known;
      return change((secrets) => {
        const kept = secrets.get(name);
        if (kept !== undefined) return { changed: false, answer: kept };
        const made = Uint8Array.from(make());
        secrets.set(name, made);
        return { changed: true, answer: made };
      });
    },
    async destroy(name) {
      checkName(name);
      await change((secrets) => ({ changed: secrets.delete(name), answer: undefined }));
    },
    async names(prefix) {
      return [...(await read()).keys()].filter((name) => name.startsWith(prefix));
    },
  };
}

interface VaultChange<T> {
  readonly changed: boolean;
  readonly answer: T;
}

/** Makes one change at a time: by a queue here, by the lock among processes. An error changes nothing. */
function inTurn(path: string) {
  const oneAtATime = createMutex();
  return <T>(apply: (secrets: FileSecrets) => VaultChange<T>): Promise<T> =>
    oneAtATime(() =>
      withLock(path, async () => {
        const secrets = await readVaultFile(path);
        const { changed, answer } = apply(secrets);
        // Every replaced file holds keys, some of which are destroyed later.
        if (changed) await writeVaultFile(path, secrets, { wipe: true });
        return answer;
      }),
    );
}

async function makeIfMissing(path: string): Promise<void> {
  if (await exists(path)) return;
  await allowed(() => mkdir(dirname(path), { recursive: true, mode: 0o700 }));
  await withLock(path, async () => {
    if (!(await isThere(path))) await writeVaultFile(path, new Map(), { wipe: false });
  });
}

async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  return allowed(async () => {
    const release = await takeLock(`${path}.lock`, lockPatience);
    try {
      return await work();
    } finally {
      release();
    }
  });
}

/** What the system forbids this account becomes `vault_denied`. */
async function allowed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isSystemError(error, 'EACCES', 'EPERM') ? new VaultError('vault_denied') : error;
  }
}
