import { dirname } from 'node:path';
import { type SettingName, settingNames } from '../../settings/names';
import { needsDecision } from './pass-question';

/** Answers that are no setting. */
export const otherNames = [
  ...(['OSL', 'MESSENGERS', 'HOST', 'SMTP_PASSWORD'] as const),
  ...(['BACKUP_DATABASE', 'BACKUP_VAULT'] as const),
] as const;

export type AnswerName = SettingName | (typeof otherNames)[number];

/** None is empty. */
export type SetupAnswers = Readonly<Partial<Record<AnswerName, string>>>;

/** Slack calls, or is called. With none, door and desk are on the web. */
export const messengers = ['teams', 'slack-socket', 'slack-http', 'none'] as const;
type Messenger = (typeof messengers)[number];

export function chosen({ MESSENGERS = '' }: SetupAnswers): readonly string[] {
  return MESSENGERS.split(',').map((one) => one.trim());
}

const withOne =
  (...wanted: readonly Messenger[]) =>
  (answers: SetupAnswers): boolean =>
    wanted.some((one) => chosen(answers).includes(one));
const isSet =
  (name: AnswerName) =>
  (answers: SetupAnswers): boolean =>
    answers[name] !== undefined;

/** On what questions and settings depend. */
export const holds = {
  always: () => true,
  teams: withOne('teams'),
  'teams secret': isSet('VISSLA_TEAMS_APP_PASSWORD'),
  slack: withOne('slack-socket', 'slack-http'),
  'slack socket': withOne('slack-socket'),
  'slack http': withOne('slack-http'),
  messenger: withOne('teams', 'slack-socket', 'slack-http'),
  host: withOne('teams', 'slack-http'),
  door: isSet('VISSLA_WEB_URL'),
  desk: isSet('VISSLA_DESK_URL'),
  mail: isSet('VISSLA_SMTP_URL'),
  'mail without password': ({ VISSLA_SMTP_URL: url }) => lacksPassword(url),
  weekly: needsDecision,
} as const satisfies Record<string, (answers: SetupAnswers) => boolean>;

export type Condition = keyof typeof holds;

/** The settings among answers, in the order of the manual. */
export function settingsOf(answers: SetupAnswers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = answers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** `undefined` for a store that is a service. */
export function folderOf(place: string | undefined): string | undefined {
  const path = /^(?:sqlite|file):(.*)$/.exec(place ?? '')?.[1]?.trim();
  return path === undefined ? undefined : dirname(path);
}

export function lacksPassword(url: string | undefined): boolean {
  const { username = '', password = '' } = url && URL.canParse(url) ? new URL(url) : {};
  return username !== '' && password === '';
}

export function withPassword(address: string, password: string): string {
  const url = new URL(address);
  url.password = encodeURIComponent(password);
  return url.href;
}

/** No questions: only this machine listens, and the mark is outside both stores. */
export const given = {
  VISSLA_PORT: '3978',
  VISSLA_HOST: '127.0.0.1',
  VISSLA_WEB_PORT: '3979',
  VISSLA_DESK_PORT: '3980',
  VISSLA_MARK: '/var/lib/vissla-mark/installation.json',
} as const;

/** Which settings belong to what, by their names or how they begin: the first one counts. */
const belonging: readonly (readonly [RegExp, Condition])[] = [
  [/^VISSLA_PASS_DECIDED$/, 'weekly'],
  [/^VISSLA_SLACK_APP_TOKEN$/, 'slack socket'],
  [/^VISSLA_WEB_/, 'door'],
  [/^VISSLA_DESK_/, 'desk'],
  [/^VISSLA_SMTP_/, 'mail'],
  [/^VISSLA_EMPLOYEES$/, 'messenger'],
  [/^VISSLA_TEAMS_/, 'teams'],
  [/^VISSLA_SLACK_/, 'slack'],
];

/** Settings of a channel or a pass that was not chosen must not stay. */
export function unchosen(answers: SetupAnswers): (name: string) => boolean {
  return (name) => {
    const [, condition = 'always'] = belonging.find(([named]) => named.test(name)) ?? [];
    return !holds[condition](answers);
  };
}
