import { existsSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { copyDatabase } from '../../db/copies';
import type { Day } from '../domain/day';
import { CommandRefused } from '../settings/refused';
import type { AsAccount } from './account';
import type { Copied } from './copy-names';
import { copyBytes, flushFolder, lengthOf, removeBeside, removeFile } from './files';

/**
 * Copies beside its place, on the same disk, its owner's alone: there it is looked at.
 * @param as the account of the place; the copy itself is read as whoever calls
 */
export async function bringNear(
  of: Copied,
  copy: string,
  path: string,
  as: AsAccount,
): Promise<void> {
  if (!existsSync(copy)) throw new CommandRefused('There is no such copy.');
  const hasLog = of === 'database' && (await lengthOf(`${copy}-wal`)) > 0;
  // A database that was put aside after a kill has its log beside it; whatever else has one was torn off.
  if (hasLog && !isAside(copy)) throw new CommandRefused(withLog);
  const file = await open(copy, 'r');
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

/** Keeps what is there under another name, its log with it; gives the name. */
export async function setAside(path: string, today: Day): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  const name = (number: number): string =>
    `${path}.before-${today}${number === 1 ? '' : `-${number}`}`;
  let number = 1;
  while (existsSync(name(number))) number++;
  const aside = name(number);
  for (const end of ['-wal', ''])
    if (existsSync(`${path}${end}`)) await rename(`${path}${end}`, `${aside}${end}`);
  // What is left is the index of the log, which SQLite makes anew.
  await removeBeside(path);
  await flushFolder(path);
  return aside;
}
