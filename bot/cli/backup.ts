import { resolve } from 'node:path';
import { databasePresence } from '../../db/start';
import { backUp, isDoubtful } from '../backup/back-up';
import type { Pair } from '../backup/pair';
import type { Day } from '../domain/day';
import { readPlaces } from '../settings/read-places';
import type { Environment } from '../settings/reader';
import { CommandRefused } from '../settings/refused';
import { describeLack } from '../start/advice-on-keys';
import { exists } from '../vault/file-vault';
import { isKeyVault } from '../vault/key-vault-address';
import type { CommandAnswer } from './context';

/** What was typed after `backup`. */
export interface BackupWords {
  readonly database: string;
  readonly vault: string;
  readonly suffix: string | undefined;
}

/** Copies database and vault; gives where, and what is doubtful. Throws a {@link CommandRefused}. */
export async function makeBackup(
  environment: Environment,
  folder: string,
  { database: first, vault: second, suffix }: BackupWords,
  today: Day,
): Promise<{ readonly answer: CommandAnswer; readonly doubts: readonly string[] }> {
  const { database, vault } = readPlaces(environment);
  if (database.kind === 'mssql' && isKeyVault(vault))
    throw new CommandRefused([onServer, inAzure].join(' '));
  if (database.kind === 'sqlite' && (await databasePresence(database)) === 'none')
    throw new CommandRefused('There is no database where VISSLA_DATABASE_URL says.');
  if (!isKeyVault(vault) && !(await exists(vault)))
    throw new CommandRefused('There is no vault where VISSLA_VAULT says.');
  const folders = { database: resolve(folder, first), vault: resolve(folder, second) };
  const { copies, pair, removed } = await backUp({ database, vault, folders, suffix, today });
  return {
    answer: {
      lines: [
        copies.database === undefined ? onServer : `Copied: ${copies.database}`,
        copies.vault === undefined ? inAzure : `Copied: ${copies.vault}`,
        ...(isDoubtful(pair) ? [] : saysOf(pair)),
        ...removed.map((path) => `Removed, by age: ${path}`),
      ],
      json: { database: copies.database ?? null, vault: copies.vault ?? null, pair, removed },
    },
    doubts: isDoubtful(pair) ? saysOf(pair) : [],
  };
}

const onServer =
  'Not copied: the database is on a server, which makes its own backups (BACKUP DATABASE; docs/backup-and-restore.md). Make that one first, and the vault’s copy afterwards.';
const inAzure =
  'Not copied: the vault is a Key Vault, which its keeper backs up with `az keyvault secret backup` (docs/backup-and-restore.md).';

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
