import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openPlain } from '../../platform/open-plain';
import { isSystemError, VaultError } from './vault-error';

export type FileSecrets = Map<string, Uint8Array>;

/** Windows has no modes, and flushes no directories: the profile's protection must do. */
const posix = process.platform !== 'win32';
const format = 'vault-1';
/** Reads that other processes' replacements may spoil before the file counts as broken. */
const mostTries = 100;

export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return false;
    throw error;
  }
}

/** `{"vissla":"vault-1","secrets":{name: base64}}`. Throws a {@link VaultError}. */
export async function readVaultFile(path: string): Promise<FileSecrets> {
  // Another process may replace and overwrite the file between opening and reading, again and again.
  for (let tries = 0; tries < mostTries; tries++) {
    const { secrets, wasReplaced } = await readOnce(path);
    if (secrets !== undefined) return secrets;
    if (!wasReplaced && tries > 0) break;
  }
  throw new VaultError('vault_broken');
}

/**
 * Replaces the file: after a crash there is the old or the new one, whole. The caller holds the lock. With
 * `wipe` the old one is overwritten, because it may hold destroyed keys.
 */
export async function writeVaultFile(
  path: string,
  secrets: FileSecrets,
  { wipe }: { readonly wipe: boolean },
): Promise<void> {
  const old = wipe && posix ? await open(path, 'r+') : undefined;
  try {
    await replace(path, serialize(secrets));
    if (old !== undefined) await overwrite(old);
  } finally {
    await old?.close();
  }
}

async function readOnce(path: string) {
  const file = await openVaultFile(path);
  try {
    const secrets = parse(await file.readFile('utf8'));
    // A replaced file has no name any more.
    const wasReplaced = secrets === undefined && (await file.stat()).nlink === 0;
    return { secrets, wasReplaced };
  } finally {
    await file.close();
  }
}

/** Throws a {@link VaultError} where it is no file, or others may read it. */
export async function openVaultFile(path: string): Promise<FileHandle> {
  const file = await openPlain(path).catch((error: unknown) => {
    throw isSystemError(error, 'ENOENT') ? new VaultError('vault_missing') : error;
  });
  if (file === undefined) throw new VaultError('vault_broken');
  // The open file is asked, so that the checked file is the one that is read.
  if (!posix || ((await file.stat()).mode & 0o077) === 0) return file;
  await file.close();
  throw new VaultError('vault_readable');
}

async function replace(path: string, content: string): Promise<void> {
  const draft = `${path}.new`;
  // Left by a process that died.
  if (await isThere(draft)) await removeOverwritten(draft);
  const file = await open(draft, 'wx', 0o600);
  try {
    if (posix) await takeOver(path, file);
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await flushNameOf(path);
}

/** The old file's mode and, where root replaces it, the old one's owner. */
async function takeOver(path: string, draft: FileHandle): Promise<void> {
  if (!(await isThere(path))) return;
  const { uid, gid, mode } = await stat(path);
  await draft.chmod(mode & 0o777);
  if (process.getuid?.() === 0) await draft.chown(uid, gid);
}

export async function flushNameOf(path: string): Promise<void> {
  if (!posix) return;
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function serialize(secrets: FileSecrets): string {
  const encoded = [...secrets].map(([name, value]) => [
    name,
    Buffer.from(value).toString('base64'),
  ]);
  const file = { vissla: format, secrets: Object.fromEntries(encoded) as object };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function parse(text: string): FileSecrets | undefined {
  const file = parseObject(text);
  if (file?.vissla !== format) return undefined;
  const { secrets } = file;
  if (typeof secrets !== 'object' || secrets === null) return undefined;
  const found: FileSecrets = new Map();
  for (const [name, value] of Object.entries(secrets)) {
    if (typeof value !== 'string') return undefined;
    const bytes = Buffer.from(value, 'base64');
    if (bytes.toString('base64') !== value) return undefined;
    found.set(name, Uint8Array.from(bytes));
  }
  return found;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    // The parser's message would quote a secret.
    return undefined;
  }
}

/** First its name, so that the zeros meet no file that takes its place. */
async function removeOverwritten(path: string): Promise<void> {
  const left = await open(path, 'r+');
  try {
    await rm(path, { force: true });
    await overwrite(left);
  } finally {
    await left.close();
  }
}

/** Overwrites an open file with zeros (best effort). */
async function overwrite(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  await file.write(Buffer.alloc(size), 0, size, 0);
  await file.sync();
}
