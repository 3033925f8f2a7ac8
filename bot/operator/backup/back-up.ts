import { dirname } from 'node:path';
import { copyDatabase, isWhole, requireOwnFile } from '../../../db/copies';
import { codeOf } from '../../domain/error-code';
import { isKeyVault } from '../../keys/vault/key-vault-address';
import { openVaultFile, readVaultFile } from '../../keys/vault/vault-file';
import { accountOf, asSelf } from '../../platform/account';
import { CommandRefused } from '../../settings/refused';
import { type Accounts, type BackupOrder, freePaths, makeReady, removeOld } from './copy-folders';
import { type Copied, copyBytes, putInPlace, removeFile } from './files';
import { requireApart } from './folders';
import { lookAtPair, type Pair, vaultIn } from './pair';

export interface BackedUp {
  /** `undefined` where a service keeps the store and copies it itself. */
  readonly copies: Readonly<Record<Copied, string | undefined>>;
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
  const { database, vault, today } = order;
  const isHere = { database: database.kind === 'sqlite', vault: !isKeyVault(vault) };
  const copied = (['database', 'vault'] as const).filter((one) => isHere[one]);
  requireDifferent(order, isHere);
  // For root, the database's owner does its half: a file there could be a link. The vault's copies stay
  // root's.
  const as: Accounts = {
    database: database.kind === 'sqlite' ? accountOf(database.path) : asSelf,
    vault: asSelf,
  };
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
        await requireOwnFile(part('database'));
      });
    }
    let pair: Pair | undefined;
    if (isHere.vault) {
      made.push('vault');
      await copyVault(vault, part('vault'));
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
      // While the pair is doubtful, any older copy may be the one that is needed.
      removed: pair?.kind === 'lacks' ? [] : await removeOld(order, copied, as),
    };
  } catch (error) {
    for (const one of made) await as[one](() => removeFile(part(one))).catch(() => undefined);
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

/** The vault's owner opens it; the copy stays the caller's. */
async function copyVault(from: string, to: string): Promise<void> {
  const file = await accountOf(from)(() => openVaultFile(from));
  try {
    await copyBytes(file, to);
  } finally {
    await file.close();
  }
}
