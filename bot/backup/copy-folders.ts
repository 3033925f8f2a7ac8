import { constants, existsSync } from 'node:fs';
import { access, chown, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseLocation } from '../../db/location';
import type { Day } from '../domain/day';
import { CommandRefused } from '../settings/refused';
import { type AsAccount, ownerFor } from './account';
import { type Copied, copyName, isLeftover, isSuffix, oldCopies } from './copy-names';
import { removeFile } from './files';

/** What is to be copied, and where to. */
export interface BackupOrder {
  readonly database: DatabaseLocation;
  /** The path of the vault's file, or the address of a Key Vault. */
  readonly vault: string;
  readonly folders: Readonly<Record<Copied, string>>;
  /** What the operator wants behind the day; without it a number, where the day has a copy already. */
  readonly suffix: string | undefined;
  readonly today: Day;
}

/** As whom each half is done. */
export type Accounts = Readonly<Record<Copied, AsAccount>>;

/** The folder is there, its owner's alone if this made it, and without what a killed backup left. */
export async function makeReady(
  of: Copied,
  { folders, database }: BackupOrder,
  as: AsAccount,
): Promise<void> {
  const folder = folders[of];
  if (!existsSync(folder)) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const owner =
      of === 'database' && database.kind === 'sqlite' ? ownerFor(database.path) : undefined;
    if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  }
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
  copied: readonly Copied[],
): Readonly<Record<Copied, string>> {
  if (suffix !== undefined && !isSuffix(suffix))
    throw new CommandRefused('The name must be 1 to 40 letters, digits, hyphens and underscores.');
  const path = (of: Copied, end: string): string => join(folders[of], copyName(of, today, end));
  const isTaken = (end: string): boolean => copied.some((one) => existsSync(path(one, end)));
  if (suffix !== undefined && isTaken(suffix))
    throw new CommandRefused('There is a copy of that name from today already. Choose another.');
  let end = suffix ?? '';
  for (let number = 2; suffix === undefined && isTaken(end); number++) end = String(number);
  return { database: path('database', end), vault: path('vault', end) };
}

/** Removes copies by their age; gives their paths. */
export async function removeOld(
  { folders, today }: BackupOrder,
  copied: readonly Copied[],
  as: Accounts,
): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const one of copied)
    await as[one](async () => {
      for (const name of oldCopies(one, await readdir(folders[one]), today)) {
        const path = join(folders[one], name);
        await rm(path);
        removed.push(path);
      }
    });
  return removed;
}
