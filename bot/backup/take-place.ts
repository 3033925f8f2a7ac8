import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { copyDatabase } from '../../db/copies';
import type { Day } from '../domain/day';
import { CommandRefused } from '../settings/refused';
import type { Copied } from './copy-names';
import { copyBytes, flushFolder, giveTo, ownerOf, removeBeside, removeFile, sizeOf } from './files';

/** Beside its place, on the same disk, and its owner's alone: there it is looked at. */
export async function bringNear(of: Copied, copy: string, path: string): Promise<void> {
  if (!existsSync(copy)) throw new CommandRefused('There is no such copy.');
  await removeFile(`${path}.part`);
  const hasLog = of === 'database' && (await sizeOf(`${copy}-wal`)) > 0;
  // A database that was put aside after a kill has its log beside it; whatever else has one was torn off.
  if (hasLog && !isAside(copy)) throw new CommandRefused(withLog);
  if (hasLog) await copyDatabase(copy, `${path}.part`);
  else await copyBytes(copy, `${path}.part`);
  await giveTo(`${path}.part`, await ownerOf(path));
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
