import { constants, existsSync } from 'node:fs';
import { access, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseLocation } from '../../../db/location';
import { addDays, type Day, parseDay } from '../../domain/day';
import { limits } from '../../domain/limits';
import type { AsAccount } from '../../platform/account';
import { CommandRefused } from '../../settings/refused';
import { type Copied, removeFile } from './files';

/** A day, a suffix that tells two copies apart, the ending, and the wrapping of who keeps it. */
const forms = {
  database: /^vissla-(\d{4}-\d{2}-\d{2})(?:-[\w-]+)?\.(db|bak)(\.(?:age|gpg|gz|xz|zst))?$/,
  vault: /^vault-(\d{4}-\d{2}-\d{2})(?:-[\w-]+)?\.(json)(\.(?:age|gpg))?$/,
} as const;

/** `vissla-2026-11-24.db`, or with a suffix `vault-2026-11-24-before-upgrade.json`. */
function copyName(of: Copied, day: Day, suffix: string): string {
  const [head, ending] = { database: ['vissla', 'db'], vault: ['vault', 'json'] }[of];
  return `${head}-${day}${suffix === '' ? '' : `-${suffix}`}.${ending}`;
}

/** `isOurs`: made by `backup`, and neither a server's nor wrapped. `undefined` for any other file. */
export function readCopyName(
  of: Copied,
  name: string,
): { readonly day: Day; readonly isOurs: boolean } | undefined {
  const [, text = '', kind, wrapped] = forms[of].exec(name) ?? [];
  const day = parseDay(text);
  return day && { day, isOurs: kind !== 'bak' && wrapped === undefined };
}

/** How long a copy of the database is kept, in days. */
const databaseDays = limits.backupDays;
/** Days up to today whose copies are kept at any age: a clock that jumped ahead removes no copy. */
const newestDays = 3;

function isLeftover(of: Copied, name: string): boolean {
  return (
    name.endsWith('.part') && readCopyName(of, name.slice(0, -'.part'.length))?.isOurs === true
  );
}

/**
 * The database's copies stay for 14 days; the vault's only of the newest three days, since an older copy
 * brings a destroyed month's key back. A copy of a day to come stays and counts for nothing: the clock was
 * ahead, and the copy of today would seem the oldest.
 */
function oldCopies(of: Copied, names: readonly string[], today: Day): readonly string[] {
  const copies = names.flatMap((name) => {
    const { day, isOurs = false } = readCopyName(of, name) ?? {};
    return !isOurs || day === undefined || day > today ? [] : [{ name, day }];
  });
  const newest = [...new Set(copies.map(({ day }) => day))].sort().slice(-newestDays);
  const stays = (day: Day): boolean =>
    newest.includes(day) || (of === 'database' && day > addDays(today, -databaseDays));
  return copies.filter(({ day }) => !stays(day)).map(({ name }) => name);
}

export interface BackupOrder {
  readonly database: DatabaseLocation;
  /** The path of the vault's file, or the address of a Key Vault. */
  readonly vault: string;
  readonly folders: Readonly<Record<Copied, string>>;
  /** Behind the day in the names; without it a number, where the day has a copy already. */
  readonly suffix: string | undefined;
  readonly today: Day;
}

/** A store that is a file here, and the account that copies it. */
export interface FileStore {
  readonly of: Copied;
  readonly path: string;
  readonly as: AsAccount;
}

/** Removes what a killed backup left. A folder that is not there is never made: its disk may be away. */
export async function makeReady({ of, as }: FileStore, folder: string): Promise<void> {
  if (!existsSync(folder))
    throw new CommandRefused(
      `The folder of the ${of}'s copies is not there (${folder}). Mount its disk. If it is new, make it once: \`install -d -m 0700${of === 'database' ? ' -o vissla -g vissla' : ''} ${folder}\`. No copy was made.`,
    );
  await as(async () => {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).catch(() => {
      throw new CommandRefused(
        `The folder of the ${of}'s copies may not be written by the account whose the ${of} is. Give it to that account: \`chown\`.`,
      );
    });
    for (const name of await readdir(folder))
      if (isLeftover(of, name)) await removeFile(join(folder, name));
  });
}

/** One suffix for both, which neither folder has for that day. */
export function freePaths(
  { folders, suffix, today }: BackupOrder,
  stores: readonly FileStore[],
): Readonly<Record<Copied, string>> {
  if (suffix !== undefined && !/^[\w-]{1,40}$/.test(suffix))
    throw new CommandRefused('The name must be 1 to 40 letters, digits, hyphens and underscores.');
  const path = (of: Copied, end: string): string => join(folders[of], copyName(of, today, end));
  const isTaken = (end: string): boolean => stores.some(({ of }) => existsSync(path(of, end)));
  if (suffix !== undefined && isTaken(suffix))
    throw new CommandRefused('There is a copy of that name from today already. Choose another.');
  let end = suffix ?? '';
  for (let number = 2; suffix === undefined && isTaken(end); number++) end = String(number);
  return { database: path('database', end), vault: path('vault', end) };
}

export async function removeOld(
  { folders, today }: BackupOrder,
  stores: readonly FileStore[],
): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const { of, as } of stores)
    await as(async () => {
      for (const name of oldCopies(of, await readdir(folders[of]), today)) {
        const path = join(folders[of], name);
        await rm(path);
        removed.push(path);
      }
    });
  return removed;
}
