import { isIP } from 'node:net';
import { z } from 'zod/v4';
import type { MailSettings } from '../channels/mail/settings';
import type { SlackSettings } from '../channels/slack/settings';
import type { TeamsSettings } from '../channels/teams/settings';
import type { WebDeskSettings } from '../channels/web/desk/settings';
import type { WebSettings } from '../channels/web/settings';
import { settingNames } from './names';
import { type Given, schemaOf } from './reader';
import { smtpUrl } from './smtp-url';
import {
  anyText,
  apiAddress,
  choiceOf,
  day,
  email,
  guests,
  id,
  ids,
  metadataAddress,
  origin,
  port,
  readBy,
  signingSecrets,
  slackEnterprise,
  slackTeam,
  slackToken,
  webAddress,
} from './values';

export type { SlackSettings, TeamsSettings };

const marks = { teams: 'VISSLA_TEAMS_APP_ID', slack: 'VISSLA_SLACK_BOT_TOKEN' } as const;
/** Makes a start the production start: a messenger, or door and desk on the web. */
export const eitherMark = `${marks.teams} or ${marks.slack}, or both VISSLA_WEB_URL and VISSLA_DESK_URL`;

export function messengersIn(given: Given): { readonly teams: boolean; readonly slack: boolean } {
  return { teams: given[marks.teams] !== undefined, slack: given[marks.slack] !== undefined };
}

/** People can report somewhere and a desk can read. Else it is the trial. */
export function isProduction(given: Given): boolean {
  const { teams, slack } = messengersIn(given);
  const onWeb = given.VISSLA_WEB_URL !== undefined && given.VISSLA_DESK_URL !== undefined;
  return teams || slack || onWeb;
}

/** `undefined` if Teams is not set up. */
export function teamsPart(given: Given): z.ZodType<TeamsSettings | undefined> {
  if (!messengersIn(given).teams) return nothingSet('VISSLA_TEAMS_', marks.teams);
  return schemaOf({
    appId: ['VISSLA_TEAMS_APP_ID', id],
    appPassword: ['VISSLA_TEAMS_APP_PASSWORD', anyText.optional()],
    secretEnds: ['VISSLA_TEAMS_SECRET_ENDS', day.optional()],
    tenants: ['VISSLA_TEAMS_TENANTS', ids],
    speaker: ['VISSLA_TEAMS_SPEAKER', choiceOf('sdk', 'rest').default('sdk')],
    openIdUrl: ['VISSLA_TEAMS_OPENID_URL', metadataAddress.optional()],
    appTenant: ['VISSLA_TEAMS_APP_TENANT', id],
  }).transform((teams) => Object.freeze(teams));
}

/** `undefined` if Slack is not set up. An app token needs no signing secret. */
export function slackPart(given: Given): z.ZodType<SlackSettings | undefined> {
  if (!messengersIn(given).slack) return nothingSet('VISSLA_SLACK_', marks.slack);
  const transport = given.VISSLA_SLACK_APP_TOKEN === undefined ? throughHttp : throughSocketMode;
  return schemaOf({
    botToken: ['VISSLA_SLACK_BOT_TOKEN', slackToken('xoxb-')],
    team: ['VISSLA_SLACK_TEAM', slackTeam],
    enterprise: ['VISSLA_SLACK_ENTERPRISE', slackEnterprise.optional()],
    guests: ['VISSLA_SLACK_GUESTS', guests],
    apiUrl: ['VISSLA_SLACK_API_URL', apiAddress.optional()],
  })
    .and(transport)
    .transform((slack) => Object.freeze(slack));
}

const webMark = 'VISSLA_WEB_PORT';

/** `undefined` if the door is closed. No desk works there. */
export function webPart(given: Given): z.ZodType<WebSettings | undefined> {
  if (given[webMark] === undefined) return nothingSet('VISSLA_WEB_', webMark);
  return schemaOf({
    port: [webMark, port],
    url: ['VISSLA_WEB_URL', origin],
    accessibilityUrl: ['VISSLA_WEB_ACCESSIBILITY_URL', webAddress],
    leaveUrl: ['VISSLA_WEB_LEAVE_URL', webAddress.optional()],
  }).transform((web) => Object.freeze(web));
}

const deskMark = 'VISSLA_DESK_PORT';

/** `undefined` if there is none. */
export function webDeskPart(given: Given): z.ZodType<WebDeskSettings | undefined> {
  if (given[deskMark] === undefined) return nothingSet('VISSLA_DESK_', deskMark);
  return schemaOf({
    port: [deskMark, port],
    url: ['VISSLA_DESK_URL', deskOrigin(given)],
  }).transform((desk) => Object.freeze(desk));
}

/**
 * Passkeys belong to a host's name, and a browser sends its cookie to every port of that host: the door has
 * another host. On this machine it has another port than door and bot.
 */
function deskOrigin(given: Given): z.ZodType<string, string> {
  const door = origin.safeParse(given.VISSLA_WEB_URL).data;
  return origin
    .refine((own) => {
      const { protocol, hostname } = new URL(own);
      if (protocol === 'http:') return hostname === 'localhost';
      return !hostname.startsWith('[') && isIP(hostname) === 0;
    }, 'must be https with the name of a host, or http://localhost')
    .refine((own) => {
      const { hostname, port: at } = new URL(own);
      if (hostname === 'localhost') return own !== door && at !== given.VISSLA_PORT;
      return door === undefined || hostname !== new URL(door).hostname;
    }, 'must have another host than the door on the web');
}

const mailMark = 'VISSLA_SMTP_URL';

/** `undefined` if nobody is mailed. */
export function mailPart(given: Given): z.ZodType<MailSettings | undefined> {
  if (given[mailMark] === undefined) return nothingSet('VISSLA_SMTP_', mailMark);
  return schemaOf({
    server: [mailMark, readBy(smtpUrl)],
    from: ['VISSLA_SMTP_FROM', email],
  }).transform(({ server, from }) => Object.freeze({ ...server, from }));
}

type Transport = z.ZodType<Pick<SlackSettings, 'transport'>>;

const throughSocketMode: Transport = schemaOf({
  appToken: ['VISSLA_SLACK_APP_TOKEN', slackToken('xapp-')],
}).transform(({ appToken }) => ({ transport: { kind: 'socket', appToken } }));

const secrets = z.string('is missing (or VISSLA_SLACK_APP_TOKEN)').pipe(signingSecrets);

const throughHttp: Transport = schemaOf({
  signingSecrets: ['VISSLA_SLACK_SIGNING_SECRET', secrets],
}).transform((http) => ({ transport: { kind: 'http', ...http } }));

/** A messenger that is set up by half is refused: a start without it would surprise. */
function nothingSet(prefix: string, mark: string): z.ZodType<undefined> {
  const names = settingNames.filter((name) => name.startsWith(prefix));
  const unset = names.map((name) => [name, z.undefined(`${mark} is missing, but ${name} is set`)]);
  return z.object(Object.fromEntries(unset)).transform(() => undefined);
}
