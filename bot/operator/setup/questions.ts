import {
  type AnswerName,
  type Condition,
  messengers,
  type SetupAnswers,
  withPassword,
} from './answers';
import { decisionQuestion, passQuestion } from './pass-question';

export interface Field {
  readonly name: AnswerName;
  readonly says: string | ((answers: SetupAnswers) => string);
  readonly secret?: true;
  /** Although it may hold a secret, it is shown while it is typed. */
  readonly isShown?: true;
  /** Taken when nothing is typed. */
  readonly preset?: string;
  /** The same of a person: an answer before it. */
  readonly proposed?: AnswerName;
  /** When an empty answer is allowed. */
  readonly optional?: Condition;
  /** Without it the field is always asked for. */
  readonly when?: Condition;
  /** Said of an answer that is given where it is not asked for. */
  readonly otherwise?: string;
  /** The answer to another question that was typed here instead. */
  readonly insteadOf?: (typed: string, answers: SetupAnswers) => SetupAnswers | undefined;
}

type More = Omit<Field, 'name' | 'says'>;

const field = (name: AnswerName, says: Field['says'], more: More = {}): Field => ({
  name,
  says,
  ...more,
});
const ofTeams = (name: AnswerName, says: string, more?: More): Field =>
  field(name, `Teams: ${says}`, { when: 'teams', ...more });
const ofSlack = (name: AnswerName, says: string, more?: More): Field =>
  field(name, `Slack: ${says}`, { when: 'slack', ...more });

export const questions: readonly (readonly Field[])[] = [
  [field('VISSLA_ORGANISATION', 'Who runs the channel, as employees know it')],
  [field('VISSLA_WEBSITE_URL', 'Its page about reporting (https)')],
  [field('VISSLA_PRIVACY_URL', 'Its page about personal data (https)')],
  [field('VISSLA_CONTACTS', 'The file with your contacts, of the form of examples/contacts.json')],
  [
    field(
      'VISSLA_DISPOSAL_WHISTLEBLOWING',
      "By which decision the handlers' closed cases are disposed of: its number and the months after closing, 3 to 24, such as KS 2026/12 24; or preserve where none was made: they are only archived",
    ),
    field('VISSLA_DISPOSAL_HR', "The same for HR's cases, also where HR has no desk yet", {
      proposed: 'VISSLA_DISPOSAL_WHISTLEBLOWING',
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
      when: 'messenger',
    }),
    field(
      'OSL',
      'Does the secrecy act (OSL) apply, as to municipalities, regions, the state and companies that they control: yes or no',
    ),
    field('VISSLA_PASSES', passQuestion),
    field('VISSLA_PASS_DECIDED', decisionQuestion, {
      when: 'weekly',
      otherwise: 'is for a weekly pass',
      insteadOf: (typed) => (typed === 'daily' ? { VISSLA_PASSES: 'daily' } : undefined),
    }),
  ],
  [
    ofTeams('VISSLA_TEAMS_APP_ID', "the bot's application (client) id"),
    ofTeams(
      'VISSLA_TEAMS_APP_PASSWORD',
      'its client secret (none with a managed identity of Azure)',
      { secret: true, optional: 'always' },
    ),
    ofTeams('VISSLA_TEAMS_SECRET_ENDS', "that secret's last day, such as 2027-11-30", {
      optional: 'always',
      when: 'teams secret',
    }),
    ofTeams('VISSLA_TEAMS_TENANTS', "your tenant's id, or several separated by commas"),
    ofTeams(
      'VISSLA_TEAMS_APP_TENANT',
      "the id of the tenant in which the bot's identity or app is registered",
    ),
    ofSlack('VISSLA_SLACK_BOT_TOKEN', "the bot's token (xoxb-)", { secret: true }),
    ofSlack('VISSLA_SLACK_TEAM', "the workspace's id (T...)"),
    ofSlack('VISSLA_SLACK_APP_TOKEN', 'the app token (xapp-)', {
      secret: true,
      when: 'slack socket',
    }),
    ofSlack('VISSLA_SLACK_SIGNING_SECRET', 'the signing secret', {
      secret: true,
      when: 'slack http',
    }),
  ],
  [
    field('HOST', 'The public name of the bot, such as vissla.example.org', {
      when: 'host',
    }),
    field(
      'VISSLA_WEB_URL',
      'The door on the web for people without an account: an address of its own, such as https://report.example.org (nothing: no door; then whoever has no account needs another written way, VBL 5:7: webForm among your contacts)',
      { optional: 'messenger' },
    ),
    field('VISSLA_WEB_ACCESSIBILITY_URL', "The door's accessibility statement (https)", {
      when: 'door',
      otherwise: 'is for a door on the web, and VISSLA_WEB_URL is missing',
    }),
    field(
      'VISSLA_DESK_URL',
      'The desk on the web for members with a passkey: an address of its own, such as https://desk.example.org (nothing: no desk there)',
      { optional: 'messenger' },
    ),
    field(
      'VISSLA_SMTP_URL',
      'The server that mails members each working day, smtps://user@host (nothing: no mail, and on the web nothing else tells them of a report)',
      {
        secret: true,
        isShown: true,
        optional: 'always',
        when: 'desk',
        otherwise: 'is for a desk on the web, and VISSLA_DESK_URL is missing',
      },
    ),
    field('SMTP_PASSWORD', "The mail server's password", {
      secret: true,
      when: 'mail without password',
      otherwise: 'is for a user in VISSLA_SMTP_URL without one',
      insteadOf: (typed, answers) => ({
        VISSLA_SMTP_URL: withPassword(answers.VISSLA_SMTP_URL ?? '', typed),
      }),
    }),
    field('VISSLA_SMTP_FROM', "The mail's sender", {
      when: 'mail',
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
