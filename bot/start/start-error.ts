import { type Places, placesOnDisk, sayDatabase, sayVault } from '../settings/places';
import { Refused } from '../settings/refused';
import type { InstallationMark } from './installation-mark';

/** Both stores are marked with it, so that trial data and real data never meet. */
export type Kind = 'trial' | 'production';

/** Each has a sentence for the operator. */
export type StartRefusal =
  | Lost
  | 'trial_data'
  | 'production_data'
  | 'not_a_pair'
  | 'not_marked'
  | 'server_running'
  | 'no_trial';

type Plain = Exclude<StartRefusal, Lost>;

const sentences: Readonly<Record<Plain, string>> = {
  trial_data:
    'This is the data of a trial. Production never runs on it: set VISSLA_DATABASE_URL and VISSLA_VAULT to other places, or move both away.',
  production_data:
    'This is the data of a production installation. The trial never touches it: set VISSLA_DATABASE_URL and VISSLA_VAULT to other places.',
  not_a_pair: 'This database and this vault do not belong together.',
  not_marked:
    'The first start of this installation was not finished. Start the bot: it goes on with it.',
  server_running:
    'Another server runs on this SQLite file, and one file has one server. Stop it first; several servers need SQL Server.',
  no_trial:
    'No channel is set, and the trial is not part of this installation. Set VISSLA_TEAMS_APP_ID or VISSLA_SLACK_BOT_TOKEN, or door and desk on the web, or name the file of settings with --env-file.',
};

/** The code names the reason; the sentence says what to do. */
export class StartError extends Refused<StartRefusal> {
  constructor(
    ...[code, places, mark]:
      | [code: Plain]
      | [code: StartRefusal, places: Places, mark?: InstallationMark | undefined]
  ) {
    super(
      code,
      isPlain(code) ? sentences[code] : places === undefined ? code : sayLost(code, places, mark),
    );
  }
}

function isPlain(code: StartRefusal): code is Plain {
  return code in sentences;
}

/** The sentence names the stores' places. */
type Lost =
  | 'database_missing'
  | 'vault_missing'
  | 'database_empty'
  | 'vault_empty'
  | 'nothing_there'
  | 'both_missing';

/**
 * Asks for path, mount and rights first: a typo looks like a loss. Never suggests beginning again while part
 * of an installation is left.
 */
function sayLost(lost: Lost, places: Places, mark?: InstallationMark): string {
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
      return `${database.nothing} ${vault.nothing} If there was an installation: ${database.ask.charAt(0).toLowerCase()}${database.ask.slice(1)} If this is a new one, run the command \`begin\` once, or set VISSLA_BEGIN to the day of today where no command can be run.`;
    case 'both_missing':
      return `${database.nothing} ${vault.nothing} ${known(places, mark)} ${[...new Set([database.ask, vault.ask])].join(' ')} If both are lost, restore both from their backups, of the same night.`;
  }
}

/** Other places than in the settings hint at a typo. */
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
