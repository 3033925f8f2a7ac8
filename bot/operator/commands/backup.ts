import { resolve } from 'node:path';
import { databasePresence } from '../../../db/dialects';
import { exists } from '../../keys/vault/file-vault';
import { isKeyVault } from '../../keys/vault/key-vault-address';
import { systemClock } from '../../platform/clock';
import { readPlaces, sayDatabase, sayVault } from '../../settings/places';
import { CommandRefused } from '../../settings/refused';
import { describeLack } from '../../start/advice-on-keys';
import { backUp } from '../backup/back-up';
import type { Pair } from '../backup/pair';
import { backupFoldersOf } from '../doctor/places';
import type { CommandAnswer, Context } from './context';

/**
 * Throws a {@link CommandRefused}, also where the copies are doubtful: in a line of cron only a failure is
 * read.
 * @param databaseFolder as the vault's, where the settings do not say it
 */
export async function makeBackup(
  { terminal, folder, answer }: Context,
  databaseFolder: string | undefined,
  vaultFolder: string | undefined,
  { name: suffix }: { readonly name?: string },
): Promise<CommandAnswer> {
  const places = readPlaces(terminal.environment);
  const { database, vault } = places;
  if (database.kind === 'mssql' && isKeyVault(vault))
    throw new CommandRefused([onServer, inAzure].join(' '));
  if (database.kind === 'sqlite' && (await databasePresence(database)) === 'none')
    throw new CommandRefused(sayDatabase(places).nothing);
  if (!isKeyVault(vault) && !(await exists(vault)))
    throw new CommandRefused(sayVault(places).nothing);
  const set = backupFoldersOf(places);
  const folders = {
    database: resolve(folder, databaseFolder ?? set.database),
    vault: resolve(folder, vaultFolder ?? set.vault),
  };
  const today = systemClock().today();
  const { copies, pair, removed } = await backUp({ database, vault, folders, suffix, today });
  const isDoubtful = pair?.kind === 'lacks';
  const says = saysOf(pair);
  const made = {
    lines: [
      copies.database === undefined ? onServer : `Copied: ${copies.database}`,
      copies.vault === undefined ? inAzure : `Copied: ${copies.vault}`,
      ...(isDoubtful ? [] : says),
      ...removed.map((path) => `Removed, by age: ${path}`),
    ],
    json: { database: copies.database ?? null, vault: copies.vault ?? null, pair, removed },
  };
  if (!isDoubtful) return made;
  answer(made);
  throw new CommandRefused(says.join(' '));
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
