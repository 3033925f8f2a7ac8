import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { copyDatabase, isWhole } from '../../db/copies';
import { codeOf } from '../domain/error-code';
import { CommandRefused } from '../settings/refused';
import { isKeyVault } from '../vault/key-vault-address';
import { readVaultFile } from '../vault/vault-file';
import { accountOf, asSelf } from './account';
import { type Accounts, type BackupOrder, freePaths, makeReady, removeOld } from './copy-folders';
import type { Copied } from './copy-names';
import { copyBytes, putInPlace, removeFile } from './files';
import { requireApart } from './folders';
import { lookAtPair, type Pair, vaultIn } from './pair';

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
  const isHere = { database: database.kind === 'sqlite', vault: !isKeyVault(vault) };
  const copied = (['database', 'vault'] as const).filter((one) => isHere[one]);
  requireDifferent(order, isHere);
  const as = accountsOf(order);
  for (const one of copied) await makeReady(one, order, as[one]);
  const paths = freePaths(order, copied);
  const part = (of: Copied): string => `${paths[of]}.part`;
  const made: Copied[] = [];
  try {
    if (database.kind === 'sqlite') {
      made.push('database');
      await as.database(async () => {
        await copyDatabase(database.path, part('database'));
        if (!(await isWhole(part('database')))) throw new CommandRefused(notWhole);
      });
    }
    let pair: Pair | undefined;
    if (isHere.vault) {
      made.push('vault');
      await copyFile(vault, part('vault'));
      const secrets = vaultIn(await readVaultFile(part('vault')));
      if (database.kind === 'sqlite') {
        const copy = { kind: 'sqlite', path: part('database') } as const;
        pair = await as.database(() => lookAtPair(copy, secrets, today));
        requirePair(pair);
      }
    }
    for (const one of copied) await as[one](() => putInPlace(part(one), paths[one]));
    const path = (of: Copied): string | undefined => (isHere[of] ? paths[of] : undefined);
    return {
      copies: { database: path('database'), vault: path('vault') },
      pair,
      // While it is doubtful what opens what, every older copy may be the one that is needed.
      removed: isDoubtful(pair) ? [] : await removeOld(order, copied, as),
    };
  } catch (error) {
    for (const one of made) await as[one](() => removeFile(part(one))).catch(() => undefined);
    throw isNoRoom(error) ? new CommandRefused(noRoom) : error;
  }
}

/**
 * Where root calls, the database's half is done as the account whose it is, in a folder that it is given:
 * what root opened there could be a link. The vault's copies stay root's.
 */
function accountsOf({ database }: BackupOrder): Accounts {
  return {
    database: database.kind === 'sqlite' ? accountOf(database.path) : asSelf,
    vault: asSelf,
  };
}

/** Whether keys are missing: then the copies are made, and are not enough by themselves. */
export function isDoubtful(pair: Pair | undefined): boolean {
  return pair?.kind === 'lacks';
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
  const isLost = pair.kind === 'lacks' ? pair.opensNone : pair.kind.startsWith('not_');
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

async function copyFile(from: string, to: string): Promise<void> {
  const file = await open(from, 'r');
  try {
    await copyBytes(file, to);
  } finally {
    await file.close();
  }
}
