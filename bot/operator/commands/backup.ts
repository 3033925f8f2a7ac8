import { resolve } from 'node:path';
import { databasePresence } from '../../../db/dialects';
import type { Day } from '../../domain/day';
import { exists } from '../../keys/vault/file-vault';
import { isKeyVault } from '../../keys/vault/key-vault-address';
import { readPlaces, sayDatabase, sayVault } from '../../settings/places';
import type { Environment } from '../../settings/reader';
import { CommandRefused } from '../../settings/refused';
import { describeLack } from '../../start/advice-on-keys';
import { backUp, isDoubtful } from '../backup/back-up';
import type { Pair } from '../backup/pair';
import { backupFoldersOf } from '../doctor/places';
import type { CommandAnswer } from './context';

/**
 * Throws a {@link CommandRefused}.
 * @param words the two folders, unless the settings say them
 */
export async function makeBackup(
  environment: Environment,
  folder: string,
  words: Readonly<Record<'database' | 'vault' | 'suffix', string | undefined>>,
  today: Day,
): Promise<{ readonly answer: CommandAnswer; readonly doubts: readonly string[] }> {
  const places = readPlaces(environment);
  const { database, vault } = places;
  if (database.kind === 'mssql' && isKeyVault(vault))
    throw new CommandRefused([onServer, inAzure].join(' '));
  if (database.kind === 'sqlite' && (await databasePresence(database)) === 'none')
    throw new CommandRefused(sayDatabase(places).nothing);
  if (!isKeyVault(vault) && !(await exists(vault)))
    throw new CommandRefused(sayVault(places).nothing);
  const set = backupFoldersOf(places);
  const folders = {
    database: resolve(folder, words.database ?? set.database),
    vault: resolve(folder, words.vault ?? set.vault),
  };
  const order = { database, vault, folders, suffix: words.suffix, today };
  const { copies, pair, removed } = await backUp(order);
  const says = saysOf(pair);
  const doubtful = isDoubtful(pair);
  return {
    answer: {
      lines: [
        copies.database === undefined ? onServer : `Copied: ${copies.database}`,
        copies.vault === undefined ? inAzure : `Copied: ${copies.vault}`,
        ...(doubtful ? [] : says),
        ...removed.map((path) => `Removed, by age: ${path}`),
      ],
      json: { database: copies.database ?? null, vault: copies.vault ?? null, pair, removed },
    },
    doubts: doubtful ? says : [],
  };
}

const onServer =
  'Not copied: the database is on a server, which makes its own backups (BACKUP DATABASE; docs/operator.md). Make that one first, and the vault’s copy afterwards.';
const inAzure =
  'Not copied: the vault is a Key Vault, which its keeper backs up with `az keyvault secret backup` (docs/operator.md).';

function saysOf(pair: Pair | undefined): readonly string[] {
  switch (pair?.kind) {
    case 'fits':
      return ['Both are whole, and belong together.'];
    case 'earlier':
    case 'newer':
      return ['The database has tables of another version: its keys were not tried.'];
    case 'lacks':
      return [`Doubtful, so keep the older copies. ${pair.lacks.map(describeLack).join(' ')}`];
    default:
      return [];
  }
}
