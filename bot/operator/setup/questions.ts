import type { SettingName } from '../../settings/names';
import { decisionQuestion, needsDecision, releaseQuestion } from './release-question';

/** Answers that are no setting. */
export const otherNames = [
  ...(['OSL', 'MESSENGERS', 'HOST', 'SMTP_PASSWORD'] as const),
  ...(['BACKUP_DATABASE', 'BACKUP_VAULT'] as const),
] as const;

export type AnswerName = SettingName | (typeof otherNames)[number];

/** None is empty. */
export type SetupAnswers = Readonly<Partial<Record<AnswerName, string>>>;

export interface Field {
  readonly name: AnswerName;
  readonly says: string | ((answers: SetupAnswers) => string);
  readonly secret?: true;
  /** Although it may hold a secret, it is shown while it is typed. */
  readonly isShown?: true;
  /** Taken when nothing is typed. */
  readonly preset?: string;
  /** The same of a person, by the answers before it. */
  readonly proposed?: (answers: SetupAnswers) => string | undefined;
  /** Whether an empty answer is allowed. */
  readonly optional?: (answers: SetupAnswers) => boolean;
  /** Without it the field is always asked for. */
  readonly when?: (answers: SetupAnswers) => boolean;
  /** Said of an answer that is given where it is not asked for. */
  readonly otherwise?: string;
  /** The answer to another question that was typed here instead. */
  readonly insteadOf?: (typed: string, answers: SetupAnswers) => SetupAnswers | undefined;
}

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
const teams = withOne('teams');
const slack = withOne('slack-socket', 'slack-http');

const isSet =
  (name: AnswerName) =>
  (answers: SetupAnswers): boolean =>
    answers[name] !== undefined;
const hasDoor = isSet('VISSLA_WEB_URL');
const hasDesk = isSet('VISSLA_DESK_URL');
const always = (): boolean => true;
const besideMessengers = withOne('teams', 'slack-socket', 'slack-http');

const field = (
  name: AnswerName,
  says: Field['says'],
  more: Omit<Field, 'name' | 'says'> = {},
): Field => ({ name, says, ...more });

export const questions: readonly (readonly Field[])[] = [
  [field('VISSLA_ORGANISATION', 'Who runs the channel, as employees know it')],
  [field('VISSLA_WEBSITE_URL', 'Its page about reporting (https)')],
  [field('VISSLA_PRIVACY_URL', 'Its page about personal data (https)')],
  [field('VISSLA_CONTACTS', 'The file with your contacts, of the form of examples/contacts.json')],
  [
    field(
      'VISSLA_WEEDING_WHISTLEBLOWING',
      "By which decision the handlers' closed cases are weeded: its number and the months after closing, 3 to 24, such as KS 2026/12 24; or preserve where none was made: they are only archived",
    ),
    field('VISSLA_WEEDING_HR', "The same for HR's cases, also where HR has no desk yet", {
      proposed: (answers) => answers.VISSLA_WEEDING_WHISTLEBLOWING,
    }),
  ],
  [
    field(
      'MESSENGERS',
      `Messengers, separated by commas: ${messengers.join(', ')} (slack-socket needs no public address; choose one of Slack's; with none people report and members read on the web)`,
    ),
  ],
  [
    field('VISSLA_EMPLOYEES', 'How many employees have the bot in their messenger', {
      when: besideMessengers,
    }),
    field(
      'OSL',
      'Does the secrecy act (OSL) apply, as to municipalities, regions, the state and companies that they control: yes or no',
    ),
    field('VISSLA_RELEASE', releaseQuestion),
    field('VISSLA_RELEASE_DECIDED', decisionQuestion, {
      when: needsDecision,
      otherwise: 'is for a weekly release',
      insteadOf: (typed) => (typed === 'daily' ? { VISSLA_RELEASE: 'daily' } : undefined),
    }),
  ],
  [
    field('VISSLA_TEAMS_APP_ID', "Teams: the bot's application (client) id", { when: teams }),
    field(
      'VISSLA_TEAMS_APP_PASSWORD',
      'Teams: its client secret (none with a managed identity of Azure)',
      { secret: true, optional: always, when: teams },
    ),
    field('VISSLA_TEAMS_SECRET_ENDS', "Teams: that secret's last day, such as 2027-11-30", {
      optional: always,
      when: (answers) => teams(answers) && answers.VISSLA_TEAMS_APP_PASSWORD !== undefined,
    }),
    field('VISSLA_TEAMS_TENANTS', "Teams: your tenant's id, or several separated by commas", {
      when: teams,
    }),
    field(
      'VISSLA_TEAMS_APP_TENANT',
      "Teams: the id of the tenant in which the bot's identity or app is registered",
      { when: teams },
    ),
    field('VISSLA_SLACK_BOT_TOKEN', "Slack: the bot's token (xoxb-)", {
      secret: true,
      when: slack,
    }),
    field('VISSLA_SLACK_TEAM', "Slack: the workspace's id (T...)", { when: slack }),
    field('VISSLA_SLACK_APP_TOKEN', 'Slack: the app token (xapp-)', {
      secret: true,
      when: withOne('slack-socket'),
    }),
    field('VISSLA_SLACK_SIGNING_SECRET', 'Slack: the signing secret', {
      secret: true,
      when: withOne('slack-http'),
    }),
  ],
  [
    field('HOST', 'The public name of the bot, such as vissla.example.org', {
      when: withOne('teams', 'slack-http'),
    }),
    field(
      'VISSLA_WEB_URL',
      'The door on the web for people without an account: an address of its own, such as https://report.example.org (nothing: no door)',
      { optional: besideMessengers },
    ),
    field('VISSLA_WEB_ACCESSIBILITY_URL', "The door's accessibility statement (https)", {
      when: hasDoor,
      otherwise: 'is for a door on the web, and VISSLA_WEB_URL is missing',
    }),
    field(
      'VISSLA_DESK_URL',
      'The desk on the web for members with a passkey: an address of its own, such as https://desk.example.org (nothing: no desk there)',
      { optional: besideMessengers },
    ),
    field(
      'VISSLA_SMTP_URL',
      'The server that mails members each working day, smtps://user@host (nothing: no mail, and on the web nothing else tells them of a report)',
      {
        secret: true,
        isShown: true,
        optional: always,
        when: hasDesk,
        otherwise: 'is for a desk on the web, and VISSLA_DESK_URL is missing',
      },
    ),
    field('SMTP_PASSWORD', "The mail server's password", {
      secret: true,
      when: ({ VISSLA_SMTP_URL: url }) => lacksPassword(url),
      otherwise: 'is for a user in VISSLA_SMTP_URL without one',
      insteadOf: (typed, answers) => ({
        VISSLA_SMTP_URL: withPassword(answers.VISSLA_SMTP_URL ?? '', typed),
      }),
    }),
    field('VISSLA_SMTP_FROM', "The mail's sender", {
      when: isSet('VISSLA_SMTP_URL'),
      otherwise: 'is for mail, and VISSLA_SMTP_URL is missing',
    }),
  ],
  [
    field('VISSLA_DATABASE_URL', 'Where reports are kept: a file, or mssql://...', {
      preset: 'sqlite:/var/lib/vissla/vissla.db',
    }),
    field(
      'VISSLA_VAULT',
      'Where keys are kept, apart from it: a file, or https://NAME.vault.azure.net',
      { preset: 'file:/var/lib/vissla-vault/vault.json' },
    ),
  ],
  [
    field('BACKUP_DATABASE', "The folder for each night's copy of the database", {
      preset: '/var/backups/vissla-database',
    }),
    field('BACKUP_VAULT', 'The folder for the copy of the vault: another keeper, another medium', {
      preset: '/var/backups/vissla-vault',
    }),
  ],
];

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

/** Settings of a channel or a release that was not chosen must not stay. */
export function unchosen(answers: SetupAnswers): (name: string) => boolean {
  return (name) => {
    if (name === 'VISSLA_RELEASE_DECIDED') return !needsDecision(answers);
    if (name === 'VISSLA_SLACK_APP_TOKEN') return !withOne('slack-socket')(answers);
    if (name.startsWith('VISSLA_WEB_')) return !hasDoor(answers);
    if (name.startsWith('VISSLA_DESK_')) return !hasDesk(answers);
    if (name.startsWith('VISSLA_SMTP_')) return !isSet('VISSLA_SMTP_URL')(answers);
    if (name === 'VISSLA_EMPLOYEES') return !besideMessengers(answers);
    if (name.startsWith('VISSLA_TEAMS_')) return !teams(answers);
    return name.startsWith('VISSLA_SLACK_') && !slack(answers);
  };
}
