import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { overwrite, removeOverwritten } from './overwrite';
import { isSystemError } from './system-error';
import { VaultError } from './vault-error';

export type FileSecrets = Map<string, Uint8Array>;

/** Windows knows neither modes nor directories that can be flushed: the profile's protection must do. */
const posix = process.platform !== 'win32';
const format = 'vault-1';
/** How many files that were replaced while they were read are passed over. */
const mostTries = 100;

/** Whether there is a vault file at that path. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Reads `{"vissla":"vault-1","secrets":{name: base64}}`. Throws a {@link VaultError}. */
export async function readVaultFile(path: string): Promise<FileSecrets> {
  // Between opening and reading, the file may have been replaced and overwritten: then there is another one
  // now, and where others write all the time, this may happen again and again.
  for (let tries = 0; tries < mostTries; tries++) {
    const { secrets, wasReplaced } = await readOnce(path);
    if (secrets !== undefined) return secrets;
    if (!wasReplaced && tries > 0) break;
  }
  throw new VaultError('vault_broken');
}

/**
 * Puts a new file in the old one's place: after a crash there is one or the other, whole. The caller holds
 * the lock. With `wipe` the old one is overwritten, because it holds what must be gone.
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

async function readOnce(
  path: string,
): Promise<{ readonly secrets: FileSecrets | undefined; readonly wasReplaced: boolean }> {
  const file = await openOld(path);
  try {
    // Asked of the open file, so that what is checked is what is read.
    const { mode } = await file.stat();
    if (posix && (mode & 0o077) !== 0) throw new VaultError('vault_readable');
    const secrets = parse(await file.readFile('utf8'));
    // A file that another one was put in the place of has no name any more.
    const wasReplaced = secrets === undefined && (await file.stat()).nlink === 0;
    return { secrets, wasReplaced };
  } finally {
    await file.close();
  }
}

async function openOld(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw isSystemError(error, 'ENOENT') ? new VaultError('vault_missing') : error;
  }
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
  if (posix) await flushDirectory(dirname(path));
}

/** What replaces a file has its mode, and belongs to whom that one does, where root replaces it. */
async function takeOver(path: string, draft: FileHandle): Promise<void> {
  if (!(await isThere(path))) return;
  const { uid, gid, mode } = await stat(path);
  await draft.chmod(mode & 0o777);
  if (process.getuid?.() === 0) await draft.chown(uid, gid);
}

/** The name is on the disk only once the directory is. */
async function flushDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function serialize(secrets: FileSecrets): string {
  const encoded = new Map<string, string>();
  for (const [name, value] of secrets) encoded.set(name, Buffer.from(value).toString('base64'));
  const file = { vissla: format, secrets: Object.fromEntries(encoded) };
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
