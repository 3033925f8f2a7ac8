import { dirname, join } from 'node:path';
import { attempt } from '../../domain/attempt';
import { isKeyVault } from '../../keys/vault/key-vault-address';
import { type AsAccount, accountOf } from '../../platform/account';
import type { Config } from '../../settings/config';
import { type Places, readPlaces } from '../../settings/places';
import type { Environment } from '../../settings/reader';
import { type BackupFolders, elsewhere } from '../../settings/values';
import type { Growing } from './check-space';

/** Where the guide puts copies. */
const usual: BackupFolders = {
  database: '/var/backups/vissla-database',
  vault: '/var/backups/vissla-vault',
};

/** The stores that are files here: a server has no path, and a Key Vault neither. */
export function filesOf(
  places: Places | undefined,
): Readonly<Record<'database' | 'vault', string | undefined>> {
  return {
    database: places?.database.kind === 'sqlite' ? places.database.path : undefined,
    vault: places === undefined || isKeyVault(places.vault) ? undefined : places.vault,
  };
}

export function backupFoldersOf(
  places: Places & { readonly backups: BackupFolders | undefined },
): BackupFolders {
  const { database, vault } = filesOf(places);
  return (
    places.backups ?? {
      database: database === undefined ? elsewhere : usual.database,
      vault: vault === undefined ? elsewhere : usual.vault,
    }
  );
}

export function growing(config: Config): readonly Growing[] {
  const { database, vault } = filesOf(config);
  const copies = config.kind === 'trial' ? undefined : backupFoldersOf(config);
  const all = {
    'the database': database && dirname(database),
    'the vault': vault && dirname(vault),
    'copies of the database': copies?.database,
    'copies of the vault': copies?.vault,
  };
  return Object.entries(all).flatMap(([name, path]) =>
    path === undefined || path === elsewhere ? [] : [{ name, path }],
  );
}

/**
 * A folder's owner may put a link or a pipe there, and root would open it: root looks as that owner.
 * @param folder decides where no store is a file, or the settings do not say
 */
export function ownerOf(environment: Environment, folder = process.cwd()): AsAccount {
  return accountOf(storeIn(environment) ?? join(folder, 'data'));
}

function storeIn(environment: Environment): string | undefined {
  const { database, vault } = filesOf(attempt(() => readPlaces(environment)));
  return database ?? vault;
}
