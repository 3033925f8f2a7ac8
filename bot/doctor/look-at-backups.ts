import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, parseDay } from '../domain/day';
import { codeOf } from '../domain/error-code';
import type { Places } from '../installation/places';
import { dayAt } from '../platform/clock';
import { type BackupFolders, elsewhere } from '../settings/values';
import { isSystemError } from '../vault/system-error';
import { readVaultFile } from '../vault/vault-file';
import type { SeenBackups, SeenCopies, SeenCopy } from './check-backups';
import { backupFoldersOf } from './places';

/** A day, whatever was added to tell two copies of it apart, and what the copy is wrapped in. */
const copies = {
  database: /^vissla-(\d{4}-\d{2}-\d{2})(?:-[\w-]+)?\.(db|bak)(\.(?:age|gpg|gz|xz|zst))?$/,
  vault: /^vault-(\d{4}-\d{2}-\d{2})(?:-[\w-]+)?\.(json)(\.(?:age|gpg))?$/,
} as const;

/** Looks at the newest copies of both stores. Changes nothing, and reads no report. */
export async function lookAtBackups(
  places: Places & { readonly backups: BackupFolders | undefined },
): Promise<SeenBackups> {
  const folders = backupFoldersOf(places);
  const database = await lookInto(folders.database, 'database', stateOfDatabase);
  const vault = await lookInto(folders.vault, 'vault', stateOfVault);
  return { database, vault, lackingKeys: await countLacking(places.vault, vault) };
}

type Judge = (path: string) => Promise<SeenCopy['state']> | SeenCopy['state'];

async function lookInto(path: string, of: keyof typeof copies, judge: Judge): Promise<SeenCopies> {
  if (path === elsewhere) return { kind: 'elsewhere' };
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (changed === undefined) return { kind: 'missing', path };
  try {
    const newest = newestOf(readdirSync(path), of, (name) => statSync(join(path, name)).mtimeMs);
    if (newest === undefined) return { kind: 'seen', path, newest };
    const { name, day, isSealed } = newest;
    const at = join(path, name);
    const state =
      statSync(at).size === 0 ? 'empty' : isSealed ? 'sealed' : await allowed(judge, at);
    return { kind: 'seen', path, newest: { name, day, state } };
  } catch (error) {
    if (!isSystemError(error, 'EACCES', 'EPERM')) throw error;
    return { kind: 'not allowed', path, changed: dayAt(changed) };
  }
}

/** By its day; of two of one day the one that was written last. */
function newestOf(
  names: readonly string[],
  of: keyof typeof copies,
  writtenAt: (name: string) => number,
): { readonly name: string; readonly day: Day; readonly isSealed: boolean } | undefined {
  const found = names.flatMap((name) => {
    const [, text = '', kind, wrapped] = copies[of].exec(name) ?? [];
    const day = parseDay(text);
    const isSealed = kind === 'bak' || wrapped !== undefined;
    return day === undefined ? [] : [{ name, day, isSealed, written: writtenAt(name) }];
  });
  const [newest] = found.sort((a, b) =>
    a.day === b.day ? b.written - a.written : a.day < b.day ? 1 : -1,
  );
  return newest;
}

async function allowed(judge: Judge, path: string): Promise<SeenCopy['state']> {
  try {
    return await judge(path);
  } catch (error) {
    return isSystemError(error, 'EACCES', 'EPERM') ? 'not allowed' : 'damaged';
  }
}

/**
 * By the header alone (sqlite.org/fileformat2.html, 1.3): a copy that broke off is shorter than the header
 * says. The whole file is looked at where it is made.
 */
function stateOfDatabase(path: string): SeenCopy['state'] {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return 'damaged';
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const knowsItsSize = header.readUInt32BE(24) === header.readUInt32BE(92);
  const isCut = knowsItsSize && statSync(path).size < header.readUInt32BE(28) * pageBytes;
  return isCut ? 'damaged' : 'whole';
}

async function stateOfVault(path: string): Promise<SeenCopy['state']> {
  try {
    await readVaultFile(path);
    return 'whole';
  } catch (error) {
    if (codeOf(error) === 'vault_readable') return 'readable';
    throw error;
  }
}

async function countLacking(vault: string, seen: SeenCopies): Promise<number | undefined> {
  if (seen.kind !== 'seen' || seen.newest?.state !== 'whole') return undefined;
  try {
    const [now, copied] = [
      await readVaultFile(vault),
      await readVaultFile(join(seen.path, seen.newest.name)),
    ];
    return [...now.keys()].filter((name) => !copied.has(name)).length;
  } catch {
    return undefined;
  }
}
