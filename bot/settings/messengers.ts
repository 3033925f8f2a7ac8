import { z } from 'zod/v4';
import type { SlackSettings } from '../channels/slack/settings';
import type { TeamsSettings } from '../channels/teams/settings';
import type { WebSettings } from '../channels/web/settings';
import { limits } from '../domain/limits';
import { settingNames } from './names';
import { type Given, schemaOf } from './reader';
import {
  anyText,
  apiAddress,
  day,
  guests,
  id,
  ids,
  metadataAddress,
  origin,
  port,
  signingSecrets,
  slackChannel,
  slackEnterprise,
  slackTeam,
  slackToken,
  webAddress,
  wholeNumber,
} from './values';

export type { SlackSettings, TeamsSettings };

/** A messenger's mark makes a start the production start. */
const marks = { teams: 'VISSLA_TEAMS_APP_ID', slack: 'VISSLA_SLACK_BOT_TOKEN' } as const;
/** Said when no messenger is set up. */
export const eitherMark = `${marks.teams} or ${marks.slack}`;

export function messengersIn(given: Given): { readonly teams: boolean; readonly slack: boolean } {
  return { teams: given[marks.teams] !== undefined, slack: given[marks.slack] !== undefined };
}

/** Reads Teams' settings; `undefined` if Teams is not set up. */
export function teamsPart(given: Given): z.ZodType<TeamsSettings | undefined> {
  if (!messengersIn(given).teams) return nothingSet('VISSLA_TEAMS_', marks.teams);
  return schemaOf({
    appId: ['VISSLA_TEAMS_APP_ID', id],
    appPassword: ['VISSLA_TEAMS_APP_PASSWORD', anyText.optional()],
    secretEnds: ['VISSLA_TEAMS_SECRET_ENDS', day.optional()],
    tenants: ['VISSLA_TEAMS_TENANTS', ids],
    pieceUrl: ['VISSLA_TEAMS_PIECE_URL', metadataAddress.optional()],
    openIdUrl: ['VISSLA_TEAMS_OPENID_URL', metadataAddress.optional()],
    appTenant: ['VISSLA_TEAMS_APP_TENANT', id],
  }).transform((teams) => Object.freeze(teams));
}

/** Reads Slack's settings; `undefined` if Slack is not set up. An app token needs no signing secret. */
export function slackPart(given: Given): z.ZodType<SlackSettings | undefined> {
  if (!messengersIn(given).slack) return nothingSet('VISSLA_SLACK_', marks.slack);
  const transport = given.VISSLA_SLACK_APP_TOKEN === undefined ? throughHttp : throughSocketMode;
  return schemaOf({
    botToken: ['VISSLA_SLACK_BOT_TOKEN', slackToken('xoxb-')],
    team: ['VISSLA_SLACK_TEAM', slackTeam],
    enterprise: ['VISSLA_SLACK_ENTERPRISE', slackEnterprise.optional()],
    guests: ['VISSLA_SLACK_GUESTS', guests],
    channel: ['VISSLA_SLACK_CHANNEL', slackChannel.optional()],
    apiUrl: ['VISSLA_SLACK_API_URL', apiAddress.optional()],
  })
    .and(transport)
    .transform((slack) => Object.freeze(slack));
}

const webMark = 'VISSLA_WEB_PORT';

/** Reads the web door's settings; `undefined` if it is closed. It is no messenger: no desk works there. */
export function webPart(given: Given): z.ZodType<WebSettings | undefined> {
  if (given[webMark] === undefined) return nothingSet('VISSLA_WEB_', webMark);
  return schemaOf({
    port: [webMark, port],
    url: ['VISSLA_WEB_URL', origin],
    accessibilityUrl: ['VISSLA_WEB_ACCESSIBILITY_URL', webAddress],
    leaveUrl: ['VISSLA_WEB_LEAVE_URL', webAddress.optional()],
    ceiling: ['VISSLA_WEB_CEILING', wholeNumber(1, 99_999).default(limits.doorCeiling)],
  }).transform((web) => Object.freeze(web));
}

type Transport = z.ZodType<Pick<SlackSettings, 'transport'>>;

const throughSocketMode: Transport = schemaOf({
  appToken: ['VISSLA_SLACK_APP_TOKEN', slackToken('xapp-')],
}).transform(({ appToken }) => ({ transport: { kind: 'socket', appToken } }));

const secrets = z.string('is missing (or VISSLA_SLACK_APP_TOKEN)').pipe(signingSecrets);

const throughHttp: Transport = schemaOf({
  signingSecrets: ['VISSLA_SLACK_SIGNING_SECRET', secrets],
}).transform((http) => ({ transport: { kind: 'http', ...http } }));

/** Refuses a messenger that is set up by half, because a start without it would surprise. */
function nothingSet(prefix: string, mark: string): z.ZodType<undefined> {
  const names = settingNames.filter((name) => name.startsWith(prefix));
  const unset = names.map((name) => [name, z.undefined(`${mark} is missing, but ${name} is set`)]);
  return z.object(Object.fromEntries(unset)).transform(() => undefined);
}
