import type { SettingName } from '../settings/names';
import { decisionQuestion, needsDecision, releaseQuestion } from './release-question';

/** What is asked for beside the settings. */
export const otherNames = ['OSL', 'MESSENGERS', 'HOST', 'BACKUP_DATABASE', 'BACKUP_VAULT'] as const;

/** What an answer is called, in a file of answers too. */
export type AnswerName = SettingName | (typeof otherNames)[number];

/** SetupAnswers by their names; none is empty. */
export type SetupAnswers = Readonly<Partial<Record<AnswerName, string>>>;

export interface Field {
  readonly name: AnswerName;
  /** What a person reads before typing. */
  readonly says: string | ((answers: SetupAnswers) => string);
  /** Whether what is typed is not shown. */
  readonly secret?: true;
  /** What is taken when nothing is typed. */
  readonly preset?: string;
  /** Whether it may be left out. */
  readonly optional?: true;
  /** Without it the field is always asked for. */
  readonly when?: (answers: SetupAnswers) => boolean;
  /** What is said of an answer that is given where it is not asked for. */
  readonly otherwise?: string;
  /** The other question's answer that was typed here in the place of this one's. */
  readonly insteadOf?: (typed: string) => SetupAnswers | undefined;
}

/** Which messengers an answer names; Slack calls, or is called. */
export const messengers = ['teams', 'slack-socket', 'slack-http'] as const;
type Messenger = (typeof messengers)[number];

/** The messengers that were chosen. */
export function chosen({ MESSENGERS = '' }: SetupAnswers): readonly string[] {
  return MESSENGERS.split(',').map((one) => one.trim());
}

const withOne =
  (...wanted: readonly Messenger[]) =>
  (answers: SetupAnswers): boolean =>
    wanted.some((one) => chosen(answers).includes(one));
const teams = withOne('teams');
const slack = withOne('slack-socket', 'slack-http');

/** The ten questions, in their order. */
export const questions: readonly (readonly Field[])[] = [
  [{ name: 'VISSLA_ORGANISATION', says: 'Who runs the channel, as employees know it' }],
  [{ name: 'VISSLA_WEBSITE_URL', says: 'Its page about reporting (https)' }],
  [{ name: 'VISSLA_PRIVACY_URL', says: 'Its page about personal data (https)' }],
  [
    {
      name: 'VISSLA_CONTACTS',
      says: 'The file with your contacts, of the form of examples/contacts.json',
    },
  ],
  [
    { name: 'VISSLA_EMPLOYEES', says: 'How many employees have the bot in their messenger' },
    {
      name: 'OSL',
      says: 'Does the secrecy act (OSL) apply, as to municipalities, regions, the state and companies that they control: yes or no',
    },
    { name: 'VISSLA_RELEASE', says: releaseQuestion },
    {
      name: 'VISSLA_RELEASE_DECIDED',
      says: decisionQuestion,
      when: needsDecision,
      otherwise: 'is for a weekly release under the secrecy act',
      insteadOf: (typed) => (typed === 'daily' ? { VISSLA_RELEASE: 'daily' } : undefined),
    },
  ],
  [
    {
      name: 'MESSENGERS',
      says: `Messengers, separated by commas: ${messengers.join(', ')} (slack-socket needs no public address; choose one of Slack's)`,
    },
  ],
  [
    { name: 'VISSLA_TEAMS_APP_ID', says: "Teams: the bot's application (client) id", when: teams },
    {
      name: 'VISSLA_TEAMS_APP_PASSWORD',
      says: 'Teams: its client secret (none with a managed identity of Azure)',
      secret: true,
      optional: true,
      when: teams,
    },
    {
      name: 'VISSLA_TEAMS_TENANTS',
      says: "Teams: your tenant's id, or several separated by commas",
      when: teams,
    },
    {
      name: 'VISSLA_TEAMS_APP_TENANT',
      says: "Teams: the tenant of the bot's registration, which is one of them",
      when: (answers) => answers.VISSLA_TEAMS_TENANTS?.includes(',') === true,
    },
    {
      name: 'VISSLA_SLACK_BOT_TOKEN',
      says: "Slack: the bot's token (xoxb-)",
      secret: true,
      when: slack,
    },
    { name: 'VISSLA_SLACK_TEAM', says: "Slack: the workspace's id (T...)", when: slack },
    {
      name: 'VISSLA_SLACK_APP_TOKEN',
      says: 'Slack: the app token (xapp-)',
      secret: true,
      when: withOne('slack-socket'),
    },
    {
      name: 'VISSLA_SLACK_SIGNING_SECRET',
      says: 'Slack: the signing secret',
      secret: true,
      when: withOne('slack-http'),
    },
  ],
  [
    {
      name: 'HOST',
      says: 'The public name of the bot, such as vissla.example.org',
      when: withOne('teams', 'slack-http'),
    },
  ],
  [
    {
      name: 'VISSLA_DATABASE_URL',
      says: 'Where reports are kept: a file, or mssql://...',
      preset: 'sqlite:/var/lib/vissla/vissla.db',
    },
    {
      name: 'VISSLA_VAULT',
      says: 'Where keys are kept, apart from it: a file, or https://NAME.vault.azure.net',
      preset: 'file:/var/lib/vissla-vault/vault.json',
    },
  ],
  [
    {
      name: 'BACKUP_DATABASE',
      says: "The folder for each night's copy of the database",
      preset: '/var/backups/vissla-database',
    },
    {
      name: 'BACKUP_VAULT',
      says: 'The folder for the copy of the vault: another keeper, another medium',
      preset: '/var/backups/vissla-vault',
    },
  ],
];

/** Settings that are no question: on this machine alone, and the mark outside both stores. */
export const given = {
  VISSLA_PORT: '3978',
  VISSLA_HOST: '127.0.0.1',
  VISSLA_MARK: '/var/lib/vissla-mark/installation.json',
} as const;

/** The settings of a messenger, or of a release, that was not chosen, which must not stay. */
export function unchosen(answers: SetupAnswers): (name: string) => boolean {
  const without = (name: string): boolean => {
    if (name === 'VISSLA_RELEASE_DECIDED') return !needsDecision(answers);
    if (name.startsWith('VISSLA_TEAMS_')) return !teams(answers);
    if (!name.startsWith('VISSLA_SLACK_')) return false;
    if (name === 'VISSLA_SLACK_APP_TOKEN') return !withOne('slack-socket')(answers);
    return !slack(answers);
  };
  return without;
}
