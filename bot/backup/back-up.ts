import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyDatabase, isWhole } from '../../db/copies';
import type { DatabaseLocation } from '../../db/location';
import type { Day } from '../domain/day';
import { codeOf } from '../domain/error-code';
import { CommandRefused } from '../settings/refused';
import { openFileVault } from '../vault/file-vault';
import { type Copied, copyName, isLeftover, isSuffix, oldCopies } from './copy-names';
import { copyBytes, putInPlace, removeFile } from './files';
import { requireApart } from './folders';
import { lookAtPair, type Pair } from './pair';

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

/** What was done. */
export interface BackedUp {
  /** Where each copy is; `undefined` where it lies with a service that copies it itself. */
  readonly copies: Readonly<Record<Copied, string | undefined>>;
  /** What the two copies say of each other; `undefined` when there is one alone. */
  readonly pair: Pair | undefined;
  /** Paths of older copies that were removed. */
  readonly removed: readonly string[];
}

/**
 * Copies the database first and the vault afterwards, so that the vault's copy has every key that the
 * database's copy needs. Nothing has a good name before both are whole and fit; only then older copies go.
 * Throws a {@link CommandRefused}, a `StoreError` or a `VaultError`, and leaves nothing behind.
 */
export async function backUp(order: BackupOrder): Promise<BackedUp> {
  const { database, vault, today } = order;
  const isHere = { database: database.kind === 'sqlite', vault: !vault.startsWith('https:') };
  const copied = (['database', 'vault'] as const).filter((one) => isHere[one]);
  requireDifferent(order, isHere);
  for (const one of copied) await makeReady(one, order.folders[one]);
  const paths = freePaths(order, copied);
  const made: string[] = [];
  const part = (of: Copied): string => `${paths[of]}.part`;
  try {
    if (database.kind === 'sqlite') {
      made.push(part('database'));
      await copyDatabase(database.path, part('database'));
      if (!(await isWhole(part('database')))) throw new CommandRefused(notWhole);
    }
    let pair: Pair | undefined;
    if (isHere.vault) {
      made.push(part('vault'));
      await copyBytes(vault, part('vault'));
      const opened = await openFileVault(part('vault'), { create: false });
      if (database.kind === 'sqlite') {
        pair = await lookAtPair({ kind: 'sqlite', path: part('database') }, opened, today);
        requirePair(pair);
      }
    }
    for (const one of copied) await putInPlace(part(one), paths[one]);
    const path = (of: Copied): string | undefined => (isHere[of] ? paths[of] : undefined);
    return {
      copies: { database: path('database'), vault: path('vault') },
      pair,
      // While it is doubtful what opens what, every older copy may be the one that is needed.
      removed: isDoubtful(pair) ? [] : await removeOld(order, copied),
    };
  } catch (error) {
    for (const path of made) await removeFile(path).catch(() => undefined);
    throw isNoRoom(error) ? new CommandRefused(noRoom) : error;
  }
}

/** Whether keys or months are missing: then the copies are made, and are not enough by themselves. */
export function isDoubtful(pair: Pair | undefined): boolean {
  return pair?.kind === 'keys' || pair?.kind === 'months';
}

const notWhole =
  'The copy of the database is damaged, and so may the database be. No copy was made, and older ones were left alone: they may be needed. Run the command `doctor`.';
const noRoom =
  'There is no room for the copies, or their disk is read-only. No copy was made, and older ones were left alone. Make room.';

function isNoRoom(error: unknown): boolean {
  return ['store_full', 'ENOSPC', 'EDQUOT', 'EROFS'].includes(codeOf(error) ?? '');
}

/** A pair that never opens anything is not worth taking the place of older copies, which may. */
function requirePair(pair: Pair): void {
  const isLost = pair.kind === 'keys' ? pair.closed === pair.all : pair.kind.startsWith('not_');
  if (!isLost) return;
  throw new CommandRefused(
    'This database and this vault do not belong together. No copy was made, and older ones were left alone. Run the command `doctor`.',
  );
}

function requireDifferent({ database, vault, folders }: BackupOrder, isHere: Here): void {
  const copies = [
    { says: "The folder of the database's copies", path: folders.database },
    { says: "the folder of the vault's copies", path: folders.vault },
  ];
  const stores = [
    ...(database.kind === 'sqlite'
      ? [{ says: "the database's own folder", path: dirname(database.path) }]
      : []),
    ...(isHere.vault ? [{ says: "the vault's own folder", path: dirname(vault) }] : []),
  ];
  requireApart(copies, stores);
}

type Here = Readonly<Record<Copied, boolean>>;

/** The folder is there, its owner's alone if this made it, and without what a killed backup left. */
async function makeReady(of: Copied, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder))
    if (isLeftover(of, name)) await removeFile(join(folder, name));
}

/** One suffix for both, which neither folder has for that day. */
function freePaths(
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

async function removeOld(
  { folders, today }: BackupOrder,
  copied: readonly Copied[],
): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const one of copied)
    for (const name of oldCopies(one, await readdir(folders[one]), today)) {
      const path = join(folders[one], name);
      await rm(path);
      removed.push(path);
    }
  return removed;
}
