import { dirname } from 'node:path';
import { copyDatabase, isWhole, requireOwnFile } from '../../../db/copies';
import type { Day } from '../../domain/day';
import { codeOf } from '../../domain/error-code';
import { isKeyVault } from '../../keys/vault/key-vault-address';
import { openVaultFile, readVaultFile } from '../../keys/vault/vault-file';
import { accountOf, asSelf } from '../../platform/account';
import { CommandRefused } from '../../settings/refused';
import { type BackupOrder, type FileStore, freePaths, makeReady, removeOld } from './copy-folders';
import { type Copied, copyBytes, putInPlace, removeFile } from './files';
import { requireApart } from './folders';
import { lookAtPair, type Pair, vaultIn } from './pair';

export interface BackedUp {
  /** `undefined` where a service keeps the store and copies it itself. */
  readonly copies: Readonly<Partial<Record<Copied, string>>>;
  /** `undefined` when there is only one copy. */
  readonly pair: Pair | undefined;
  readonly removed: readonly string[];
}

/**
 * Copies the database first and the vault afterwards, so that the vault's copy has every key that the
 * database's copy needs. Nothing has a good name before both are whole and fit; only then older copies go.
 * Throws a {@link CommandRefused}, a `StoreError` or a `VaultError`, and leaves nothing behind.
 */
export async function backUp(order: BackupOrder): Promise<BackedUp> {
  const { database, vault, folders, today } = order;
  // For root, the database's owner does its half: a file there could be a link. The vault's copies stay
  // root's.
  const stores: readonly FileStore[] = [
    ...(database.kind === 'sqlite'
      ? [{ of: 'database', path: database.path, as: accountOf(database.path) } as const]
      : []),
    ...(isKeyVault(vault) ? [] : [{ of: 'vault', path: vault, as: asSelf } as const]),
  ];
  requireApart(
    [
      ["The folder of the database's copies", folders.database],
      ["the folder of the vault's copies", folders.vault],
    ],
    stores.map(({ of, path }) => [`the ${of}'s own folder`, dirname(path)]),
  );
  for (const store of stores) await makeReady(store, folders[store.of]);
  const paths = freePaths(order, stores);
  const part = ({ of }: FileStore): string => `${paths[of]}.part`;
  try {
    for (const store of stores) await store.as(() => copyStore[store.of](store.path, part(store)));
    const [one, other] = stores;
    const pair = one && other && (await requirePair(one, part(one), part(other), today));
    for (const store of stores) await store.as(() => putInPlace(part(store), paths[store.of]));
    return {
      copies: Object.fromEntries(stores.map(({ of }) => [of, paths[of]])),
      pair,
      // While the pair is doubtful, any older copy may be the one that is needed.
      removed: pair?.kind === 'lacks' ? [] : await removeOld(order, stores),
    };
  } catch (error) {
    for (const store of stores)
      await store.as(() => removeFile(part(store))).catch(() => undefined);
    throw isNoRoom(error) ? new CommandRefused(noRoom) : error;
  }
}

const notWhole =
  'The copy of the database is damaged, and so may the database be. No copy was made, and older ones were left alone: they may be needed. Run the command `doctor`.';
const noRoom =
  'There is no room for the copies, or their disk is read-only. No copy was made, and older ones were left alone. Make room.';

function isNoRoom(error: unknown): boolean {
  return ['store_full', 'ENOSPC', 'EDQUOT', 'EROFS'].includes(codeOf(error) ?? '');
}

/** A pair that never opens anything is refused: older copies may open. */
async function requirePair(
  { as }: FileStore,
  database: string,
  vault: string,
  today: Day,
): Promise<Pair> {
  const secrets = vaultIn(await readVaultFile(vault));
  const pair = await as(() => lookAtPair({ kind: 'sqlite', path: database }, secrets, today));
  const isLost = pair.kind === 'lacks' ? pair.opensNone : pair.kind.startsWith('not_');
  if (!isLost) return pair;
  throw new CommandRefused(
    'This database and this vault do not belong together. No copy was made, and older ones were left alone. Run the command `doctor`.',
  );
}

/** Each copies a file and looks whether the copy is whole. */
const copyStore: Readonly<Record<Copied, (from: string, to: string) => Promise<void>>> = {
  database: async (from, to) => {
    await copyDatabase(from, to);
    if (!(await isWhole(to))) throw new CommandRefused(notWhole);
    await requireOwnFile(to);
  },
  /** The vault's owner opens it; the copy stays the caller's. */
  vault: async (from, to) => {
    const file = await accountOf(from)(() => openVaultFile(from));
    try {
      await copyBytes(file, to);
    } finally {
      await file.close();
    }
    await readVaultFile(to);
  },
};
