import { createWriteStream, existsSync, readdirSync, statSync } from 'node:fs';
import { type FileHandle, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { copyDatabase } from '../../../db/copies';
import { attempt } from '../../domain/attempt';
import type { Day } from '../../domain/day';
import { flushNameOf } from '../../keys/vault/vault-file';
import { type AsAccount, accountOf } from '../../platform/account';
import { openPlain } from '../../platform/open-plain';
import { CommandRefused } from '../../settings/refused';

/** Each has a folder and a keeper of its own. */
export type Copied = 'database' | 'vault';

/** Copies an open file into one that is not there yet: mode 0600, and on the disk when this resolves. */
export async function copyBytes(from: FileHandle, to: string): Promise<void> {
  const copy = createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(from.createReadStream({ start: 0, autoClose: false }), copy);
}

/** Gives its name to a whole file; when this resolves, the name is on the disk, too. */
export async function putInPlace(part: string, path: string): Promise<void> {
  await rename(part, path);
  await flushNameOf(path);
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
  await removeBeside(path);
}

export async function removeBeside(path: string): Promise<void> {
  for (const end of ['-wal', '-shm', '-journal']) await rm(`${path}${end}`, { force: true });
}

/**
 * Copies a file next to its place, on the same disk, readable only for its owner: there it is looked at.
 * The copy is opened as its folder's owner: root would follow a link there.
 * @param as the account of the place
 */
export async function bringNear(
  of: Copied,
  copy: string,
  path: string,
  as: AsAccount,
): Promise<void> {
  if (!existsSync(copy)) throw new CommandRefused('There is no such copy.');
  const hasLog =
    of === 'database' && (statSync(`${copy}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  // A database that was set aside after a kill has its log; any other copy with one was torn off.
  if (hasLog && !isAside(copy)) throw new CommandRefused(withLog);
  const file = await accountOf(copy)(() => openPlain(copy));
  if (file === undefined) throw new CommandRefused('The copy is no file.');
  try {
    await as(async () => {
      await removeFile(`${path}.part`);
      await (hasLog ? copyDatabase(copy, `${path}.part`) : copyBytes(file, `${path}.part`));
    });
  } finally {
    await file.close();
  }
}

const withLog =
  'Beside the copy of the database lies a log (-wal): it is a running bot’s own file, or one that was copied by `cp`. Take a copy that `backup` made.';

const isAside = (path: string): boolean => /\.before-\d{4}-\d\d-\d\d(?:-\d+)?$/.test(path);

/** Empty where the folder may not be read. */
export function asideOf(path: string): readonly string[] {
  const names = attempt(() => readdirSync(dirname(path))) ?? [];
  return names
    .filter((name) => name.startsWith(basename(path)))
    .map((name) => join(dirname(path), name))
    .filter(isAside);
}

/** Renames the file that is there, and its log; returns the name. */
export async function setAside(path: string, today: Day): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  const name = (number: number): string =>
    `${path}.before-${today}${number === 1 ? '' : `-${number}`}`;
  let number = 1;
  while (existsSync(name(number))) number++;
  const aside = name(number);
  for (const end of ['-wal', ''])
    if (existsSync(`${path}${end}`)) await rename(`${path}${end}`, `${aside}${end}`);
  // The index of the log is left, which SQLite makes again.
  await removeBeside(path);
  await flushNameOf(path);
  return aside;
}
