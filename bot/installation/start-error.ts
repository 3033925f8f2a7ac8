import { Refused } from '../settings/refused';
import type { InstallationMark } from './installation-mark';
import { type Lost, sayLost } from './lost-stores';
import type { Places } from './places';

/** Trial data and real data never meet: both database and vault carry the mark. */
export type Kind = 'trial' | 'production';

/** Why a start is refused, each with a sentence for the operator: here, or in `lost-stores.ts`. */
export type StartRefusal =
  | Lost
  | 'trial_data'
  | 'production_data'
  | 'not_a_pair'
  | 'not_marked'
  | 'server_running'
  | 'no_trial';

/** What is said whatever the places are. */
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
    'No messenger is set, and the trial is not part of this installation. Set VISSLA_TEAMS_APP_ID or VISSLA_SLACK_BOT_TOKEN, or name the file of settings with --env-file.',
};

/** A start that is refused rather than run open. The code names the reason; the sentence says what to do. */
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
