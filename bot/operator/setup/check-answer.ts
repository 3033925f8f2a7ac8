import { isAbsolute } from 'node:path';
import { ConfigError, readConfig } from '../../settings/config';
import { isHost } from '../apps/slack-manifest';
import { areApart } from '../backup/folders';
import {
  type AnswerName,
  chosen,
  folderOf,
  given,
  lacksPassword,
  messengers,
  type SetupAnswers,
  settingsOf,
  withPassword,
} from './answers';

interface TypedAnswer {
  readonly name: AnswerName;
  readonly value: string;
  readonly before: SetupAnswers;
  /** Where the file of contacts at this path is on this machine. */
  readonly contacts: (path: string) => string;
}

/**
 * Says what is wrong with one answer, by the parsers that the start reads settings with; `undefined` when
 * nothing is. The sentence begins with the answer's name, and never holds the answer.
 */
export function problemWith(given: TypedAnswer): string | undefined {
  const { name, value } = given;
  const check = checks[name] ?? problemOfSetting;
  const problem = /\p{Cc}/u.test(value) ? 'must be one line' : check(given);
  return problem === undefined || problem.startsWith(name) ? problem : `${name} ${problem}`;
}

/** What somebody meant who typed a name for an address, or a Swedish yes or no. */
export function completed(name: AnswerName, typed: string): string {
  if (name === 'OSL') return { ja: 'yes', nej: 'no' }[typed.toLowerCase()] ?? typed;
  const isOrigin = name === 'VISSLA_WEB_URL' || name === 'VISSLA_DESK_URL';
  return isOrigin && isHost(typed) ? `https://${typed}` : typed;
}

/** The other answers are settings alone. */
const checks: Readonly<Partial<Record<AnswerName, (given: TypedAnswer) => string | undefined>>> = {
  OSL: ({ value }) => (value === 'yes' || value === 'no' ? undefined : 'must be yes or no'),
  MESSENGERS: problemOfMessengers,
  HOST: ({ value }) =>
    isHost(value) ? undefined : 'must be a name in DNS, without https:// and without a path',
  BACKUP_DATABASE: problemOfFolder,
  BACKUP_VAULT: problemOfFolder,
  VISSLA_DATABASE_URL: (given) => problemOfSetting(given) ?? problemOfPlace(given),
  VISSLA_VAULT: (given) => problemOfSetting(given) ?? problemOfPlace(given),
  // Its password is the next answer.
  VISSLA_SMTP_URL: ({ value, ...given }) =>
    problemOfSetting({
      ...given,
      value: lacksPassword(value) ? withPassword(value, 'asked for next') : value,
    }),
};

function problemOfMessengers({ value }: TypedAnswer): string | undefined {
  const named = chosen({ MESSENGERS: value });
  if (named.some((one) => !messengers.some((known) => known === one)))
    return `must be of ${messengers.join(', ')}, separated by commas`;
  if (named.includes('none') && named.length > 1) return 'may have none alone';
  const both = named.includes('slack-socket') && named.includes('slack-http');
  return both ? 'may have one of slack-socket and slack-http' : undefined;
}

function problemOfFolder({ name, value, before }: TypedAnswer): string | undefined {
  // The path goes into a line of cron, where a % ends the line.
  if (!isAbsolute(value) || !/^[\w./-]+$/.test(value))
    return 'must be a path that begins with /, of letters, digits and ._-';
  const others = [
    folderOf(before.VISSLA_DATABASE_URL),
    folderOf(before.VISSLA_VAULT),
    name === 'BACKUP_VAULT' ? before.BACKUP_DATABASE : undefined,
  ];
  return others.every((other) => other === undefined || areApart(value, other))
    ? undefined
    : 'must be a place of its own: not with the other copies, nor with a store';
}

function problemOfSetting({ name, value, before, contacts }: TypedAnswer): string | undefined {
  const environment = {
    // With a messenger the settings are those of production.
    ...(before.VISSLA_TEAMS_APP_ID === undefined ? { VISSLA_SLACK_BOT_TOKEN: 'xoxb-' } : {}),
    ...given,
    ...settingsOf(before),
    [name]: name === 'VISSLA_CONTACTS' ? contacts(value) : value,
  };
  const isOfIt = RegExp(`^${name}(?:: | (?!is missing))`);
  const isOrigin = name === 'VISSLA_WEB_URL' || name === 'VISSLA_DESK_URL';
  if (isOrigin && URL.canParse(value) && new URL(value).hostname === before.HOST)
    return 'must have another host than the bot';
  return problemsOf(environment).find((sentence) => isOfIt.test(sentence));
}

/** A store that is a file is in a folder of its own, in whichever folder a command is called. */
function problemOfPlace({ name, value, before }: TypedAnswer): string | undefined {
  const folder = folderOf(value);
  if (folder === undefined) return undefined;
  if (!isAbsolute(folder)) return 'must have a path that begins with /';
  if (!/^[\w./-]+$/.test(folder)) return 'must have a path of letters, digits and ._-';
  const database = name === 'VISSLA_VAULT' ? folderOf(before.VISSLA_DATABASE_URL) : undefined;
  return database === undefined || areApart(folder, database)
    ? undefined
    : 'must lie in another folder than the database: no backup may take both';
}

/** Lists all that is wrong with the settings as a whole, in a start's words. */
export function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
