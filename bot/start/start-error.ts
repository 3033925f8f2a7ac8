import {
  type Places,
  placesOnDisk,
  type SaidPlace,
  sayDatabase,
  sayVault,
} from '../settings/places';
import { Refused } from '../settings/refused';
import type { InstallationMark } from './installation-mark';

/** Both stores are marked with it, so that trial data and real data never meet. */
export type Kind = 'trial' | 'production';

const plain = {
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
} as const;

type LossSentence = (database: SaidPlace, vault: SaidPlace, known: string) => string;

/**
 * Asks for path, mount and rights first: a typo looks like a loss. Never suggests beginning again while part
 * of an installation is left.
 */
const lost = {
  database_missing: (database, vault) =>
    `${database.nothing} There is a vault ${vault.at}. ${database.ask} If the database is lost, restore it from its backup; the vault stays as it is.`,
  vault_missing: (database, vault) =>
    `${vault.nothing} There is a database ${database.at}, and without its vault no report in it can be read. ${vault.ask} If the vault is lost, restore it from its backup; the database stays as it is.`,
  database_empty: (database, vault) =>
    `The database ${database.at} is empty, and the vault ${vault.at} is in use: a copy that failed leaves it so. ${database.ask} If the database is lost, restore it from its backup. Nothing was changed.`,
  vault_empty: (database, vault) =>
    `The vault ${vault.at} is empty, and the database ${database.at} is in use: a copy that failed leaves it so. ${vault.ask} If the vault is lost, restore it from its backup.`,
  nothing_there: (database, vault) =>
    `${database.nothing} ${vault.nothing} If there was an installation: ${database.ask.charAt(0).toLowerCase()}${database.ask.slice(1)} If this is a new one, run the command \`begin\` once, or set VISSLA_BEGIN to the day of today where no command can be run.`,
  both_missing: (database, vault, known) =>
    `${database.nothing} ${vault.nothing} ${known} ${[...new Set([database.ask, vault.ask])].join(' ')} If both are lost, restore both from their backups, of the same night.`,
} as const satisfies Readonly<Record<string, LossSentence>>;

/** Each has a sentence for the operator; that of a lost store names the stores' places. */
export type StartRefusal = keyof typeof plain | keyof typeof lost;

/** The code names the reason; the sentence says what to do. */
export class StartError extends Refused<StartRefusal> {
  constructor(
    ...[code, places, mark]:
      | [code: keyof typeof plain]
      | [code: StartRefusal, places: Places, mark?: InstallationMark | undefined]
  ) {
    super(code, sentenceOf(code, places, mark));
  }
}

function sentenceOf(code: StartRefusal, places?: Places, mark?: InstallationMark): string {
  const sentence: string | LossSentence = { ...plain, ...lost }[code];
  if (typeof sentence === 'string') return sentence;
  return places === undefined
    ? code
    : sentence(sayDatabase(places), sayVault(places), sayKnown(places, mark));
}

/** Other places than in the settings hint at a typo. */
function sayKnown(places: Places, mark: InstallationMark | undefined): string {
  const { day, database, vault }: Partial<InstallationMark> = mark ?? {};
  const then = { database, vault };
  const now = placesOnDisk(places);
  const stores = (['database', 'vault'] as const).filter((store) => then[store] !== undefined);
  const said = stores.map((store) => `its ${store} at ${then[store]}`).join(' and ');
  const isElsewhere = stores.some((store) => then[store] !== now[store]);
  return `There was an installation here on ${day ?? 'an earlier day'}${said && `, with ${said}`}.${
    isElsewhere ? ' The settings name other places now.' : ''
  }`;
}
