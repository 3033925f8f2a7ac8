import type { InstallationMark } from './installation-mark';
import { type Places, placesOnDisk, sayDatabase, sayVault } from './places';

/** What can be said of two stores only with their places. */
export type Lost =
  | 'database_missing'
  | 'vault_missing'
  | 'database_empty'
  | 'vault_empty'
  | 'nothing_there'
  | 'both_missing';

/**
 * What to say about stores that are not what they should be. It asks about path, mount and rights before
 * anything else: a typo and a disk that is not mounted look like a loss. It never says to begin anew where
 * something of an installation is left.
 *
 * @param mark for `both_missing`: what is known of the installation that was here
 */
export function sayLost(lost: Lost, places: Places, mark?: InstallationMark): string {
  const [database, vault] = [sayDatabase(places), sayVault(places)];
  switch (lost) {
    case 'database_missing':
      return `${database.nothing} There is a vault ${vault.at}. ${database.ask} If the database is lost, restore it from its backup; the vault stays as it is.`;
    case 'vault_missing':
      return `${vault.nothing} There is a database ${database.at}, and without its vault no report in it can be read. ${vault.ask} If the vault is lost, restore it from its backup; the database stays as it is.`;
    case 'database_empty':
      return `The database ${database.at} is empty, and the vault ${vault.at} is in use: a copy that failed leaves it so. ${database.ask} If the database is lost, restore it from its backup. Nothing was changed.`;
    case 'vault_empty':
      return `The vault ${vault.at} is empty, and the database ${database.at} is in use: a copy that failed leaves it so. ${vault.ask} If the vault is lost, restore it from its backup.`;
    case 'nothing_there':
      return `${database.nothing} ${vault.nothing} If there was an installation: ${lower(database.ask)} If this is a new one, run the command \`begin\` once, or set VISSLA_BEGIN to the day of today where no command can be run.`;
    case 'both_missing':
      return `${database.nothing} ${vault.nothing} ${known(places, mark)} ${bothAsk(database.ask, vault.ask)} If both are lost, restore both from their backups, of the same night.`;
  }
}

/** What the mark knows; where it names other places than the settings, a typo is likely. */
function known(places: Places, mark: InstallationMark | undefined): string {
  const said = [
    ...(mark?.database === undefined ? [] : [`its database at ${mark.database}`]),
    ...(mark?.vault === undefined ? [] : [`its vault at ${mark.vault}`]),
  ].join(' and ');
  const where = said === '' ? '' : `, with ${said}`;
  const now = placesOnDisk(places);
  const isElsewhere =
    (mark?.database !== undefined && mark.database !== now.database) ||
    (mark?.vault !== undefined && mark.vault !== now.vault);
  return `There was an installation here on ${mark?.day ?? 'an earlier day'}${where}.${
    isElsewhere ? ' The settings name other places now.' : ''
  }`;
}

const bothAsk = (database: string, vault: string): string =>
  database === vault ? database : `${database} ${vault}`;

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
