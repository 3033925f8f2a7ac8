import type { SlackSettings } from '../channels/slack/settings';
import { settings } from './names';
import type { Reader, Value } from './reader';
import {
  anyText,
  apiAddress,
  id,
  ids,
  metadataAddress,
  oneOf,
  signingSecrets,
  slackTeam,
  slackToken,
} from './values';

export type { SlackSettings };

export interface TeamsSettings {
  readonly appId: string;
  /** None where the bot is registered with a user-assigned managed identity. */
  readonly appPassword: string | undefined;
  readonly appTenant: string;
  readonly tenants: readonly string[];
  readonly openIdUrl: string | undefined;
}

/** With a messenger's mark set, the start is the production start. */
export const messengers = [
  { prefix: 'VISSLA_TEAMS_', mark: 'VISSLA_TEAMS_APP_ID' },
  { prefix: 'VISSLA_SLACK_', mark: 'VISSLA_SLACK_BOT_TOKEN' },
] as const;

/** Whoever has set a messenger up by half meant to have it: a start without it would surprise. */
export function complainOfHalves(reader: Reader): void {
  for (const { prefix, mark } of messengers) {
    if (reader.isSet(mark)) continue;
    for (const name of settings) {
      if (name.startsWith(prefix) && reader.isSet(name)) {
        reader.complain(mark, `is missing, but ${name} is set`);
      }
    }
  }
}

/** None when Teams is not set up. */
export function readTeams(reader: Reader): Value<TeamsSettings | undefined> {
  if (!reader.isSet('VISSLA_TEAMS_APP_ID')) return () => undefined;
  const appId = reader.required('VISSLA_TEAMS_APP_ID', id);
  const appPassword = reader.optional('VISSLA_TEAMS_APP_PASSWORD', anyText, undefined);
  const tenants = reader.required('VISSLA_TEAMS_TENANTS', ids);
  const openIdUrl = reader.optional('VISSLA_TEAMS_OPENID_URL', metadataAddress, undefined);
  const appTenant = readAppTenant(reader, tenants);
  return () =>
    Object.freeze({
      appId: appId(),
      appPassword: appPassword(),
      appTenant: appTenant(),
      tenants: tenants(),
      openIdUrl: openIdUrl(),
    });
}

/** New bots are single-tenant: where only one tenant is let in, it is the bot's own. */
function readAppTenant(reader: Reader, tenants: Value<readonly string[]>): Value<string> {
  const name = 'VISSLA_TEAMS_APP_TENANT';
  if (reader.isSet(name)) return reader.required(name, id);
  const several = reader.isFine('VISSLA_TEAMS_TENANTS') && tenants().length > 1;
  if (several) reader.complain(name, 'is missing: there is more than one tenant');
  return () => tenants()[0] ?? '';
}

/** None when Slack is not set up. With an app token the bot calls Slack, and no signing secret is needed. */
export function readSlack(reader: Reader): Value<SlackSettings | undefined> {
  if (!reader.isSet('VISSLA_SLACK_BOT_TOKEN')) return () => undefined;
  const botToken = reader.required('VISSLA_SLACK_BOT_TOKEN', slackToken('xoxb-'));
  const team = reader.required('VISSLA_SLACK_TEAM', slackTeam);
  const guests = reader.optional('VISSLA_SLACK_GUESTS', oneOf('allow', 'refuse'), 'allow');
  const apiUrl = reader.optional('VISSLA_SLACK_API_URL', apiAddress, undefined);
  const transport = readTransport(reader);
  return () =>
    Object.freeze({
      botToken: botToken(),
      team: team(),
      guests: guests(),
      apiUrl: apiUrl(),
      transport: transport(),
    });
}

function readTransport(reader: Reader): Value<SlackSettings['transport']> {
  if (reader.isSet('VISSLA_SLACK_APP_TOKEN')) {
    const appToken = reader.required('VISSLA_SLACK_APP_TOKEN', slackToken('xapp-'));
    return () => ({ kind: 'socket', appToken: appToken() });
  }
  if (!reader.isSet('VISSLA_SLACK_SIGNING_SECRET')) {
    reader.complain('VISSLA_SLACK_SIGNING_SECRET', 'is missing (or VISSLA_SLACK_APP_TOKEN)');
    return reader.missing;
  }
  const secrets = reader.required('VISSLA_SLACK_SIGNING_SECRET', signingSecrets);
  return () => ({ kind: 'http', signingSecrets: secrets() });
}
