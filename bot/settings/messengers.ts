import { isIP } from 'node:net';
import { z } from 'zod/v4';
import type { MailSettings } from '../channels/mail/settings';
import type { SlackSettings } from '../channels/slack/settings';
import type { TeamsSettings } from '../channels/teams/settings';
import type { WebDeskSettings } from '../channels/web/desk/settings';
import type { WebSettings } from '../channels/web/settings';
import { isEmailAddress } from '../domain/email';
import { type SettingName, settingNames } from './names';
import { type Given, schemaOf } from './reader';
import {
  anyText,
  choiceOf,
  day,
  decoded,
  metadataAddress,
  origin,
  port,
  readOr,
  splitList,
  webAddress,
} from './values';

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

export interface ChannelSettings {
  readonly teams: TeamsSettings | undefined;
  readonly slack: SlackSettings | undefined;
  /** The door. No desk works there. */
  readonly web: WebSettings | undefined;
  readonly webDesk: WebDeskSettings | undefined;
  readonly mail: MailSettings | undefined;
}

/** Each channel by itself; `undefined` for one that is not set up. */
export function channelParts(given: Given): {
  readonly [Channel in keyof ChannelSettings]: z.ZodType<ChannelSettings[Channel]>;
} {
  return {
    teams: partOf(given, marks.teams, teams),
    slack: partOf(given, marks.slack, slackOf(given)),
    web: partOf(given, 'VISSLA_WEB_PORT', web),
    webDesk: partOf(given, 'VISSLA_DESK_PORT', webDeskOf(given)),
    mail: partOf(given, 'VISSLA_SMTP_URL', mail),
  };
}

/**
 * `undefined` without the channel's mark. A channel that is set up by half is refused: a start without it
 * would surprise.
 */
function partOf<T>(
  given: Given,
  mark: SettingName,
  schema: z.ZodType<T>,
): z.ZodType<T | undefined> {
  if (given[mark] !== undefined) return schema.transform((read) => Object.freeze(read));
  const [prefix = ''] = /^VISSLA_[A-Z]+_/.exec(mark) ?? [];
  const names = settingNames.filter((name) => name.startsWith(prefix));
  const unset = names.map((name) => [name, z.undefined(`${mark} is missing, but ${name} is set`)]);
  return z.object(Object.fromEntries(unset)).transform(() => undefined);
}

const guid = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}';

export const id = anyText.regex(RegExp(`^${guid}$`, 'i'), 'must be a GUID').toLowerCase();

const ids = anyText
  .regex(RegExp(`^${guid}(\\s*,\\s*${guid})*$`, 'i'), 'must be GUIDs, separated by commas')
  .toLowerCase()
  .transform((value) => Object.freeze([...new Set(splitList(value))]));

const teams: z.ZodType<TeamsSettings> = schemaOf({
  appId: ['VISSLA_TEAMS_APP_ID', id],
  appPassword: ['VISSLA_TEAMS_APP_PASSWORD', anyText.optional()],
  secretEnds: ['VISSLA_TEAMS_SECRET_ENDS', day.optional()],
  tenants: ['VISSLA_TEAMS_TENANTS', ids],
  speaker: ['VISSLA_TEAMS_SPEAKER', choiceOf('sdk', 'rest').default('sdk')],
  openIdUrl: ['VISSLA_TEAMS_OPENID_URL', metadataAddress.optional()],
  appTenant: ['VISSLA_TEAMS_APP_TENANT', id],
});

export const slackToken = (prefix: 'xoxb-' | 'xapp-'): typeof anyText =>
  anyText.regex(RegExp(`^${prefix}\\S*$`), `must begin with ${prefix}`);

const slackTeam = anyText.regex(
  /^T[A-Z0-9]{2,}$/,
  "must be the workspace's id, which begins with T",
);

const slackEnterprise = anyText
  .regex(
    /^E[A-Z0-9]{2,}(\s*,\s*T[A-Z0-9]{2,})+$/,
    "must be the Enterprise organisation's id, which begins with E, and after commas those of its workspaces",
  )
  .transform((value) => Object.freeze(splitList(value)));

export const guests = choiceOf('allow', 'refuse').default('allow');

const slack = schemaOf({
  botToken: ['VISSLA_SLACK_BOT_TOKEN', slackToken('xoxb-')],
  team: ['VISSLA_SLACK_TEAM', slackTeam],
  enterprise: ['VISSLA_SLACK_ENTERPRISE', slackEnterprise.optional()],
  guests: ['VISSLA_SLACK_GUESTS', guests],
  // https or on this machine, with a slash at its end.
  apiUrl: [
    'VISSLA_SLACK_API_URL',
    metadataAddress.transform((value) => value.replace(/\/*$/, '/')).optional(),
  ],
});

/** An app token needs no signing secret. */
const slackOf = ({ VISSLA_SLACK_APP_TOKEN: appToken }: Given): z.ZodType<SlackSettings> =>
  slack.and(appToken === undefined ? throughHttp : throughSocketMode);

type Transport = z.ZodType<Pick<SlackSettings, 'transport'>>;

const throughSocketMode: Transport = schemaOf({
  appToken: ['VISSLA_SLACK_APP_TOKEN', slackToken('xapp-')],
}).transform(({ appToken }) => ({ transport: { kind: 'socket', appToken } }));

const secret = '[\\w-]{16,}';
/** One signing secret, or two while it is being changed. */
const signingSecrets = z
  .string('is missing (or VISSLA_SLACK_APP_TOKEN)')
  .regex(
    RegExp(`^${secret}(\\s*,\\s*${secret})?$`),
    'must be one secret, or two separated by a comma',
  )
  .transform((value) => Object.freeze(splitList(value)));

const throughHttp: Transport = schemaOf({
  signingSecrets: ['VISSLA_SLACK_SIGNING_SECRET', signingSecrets],
}).transform((http) => ({ transport: { kind: 'http', ...http } }));

const web: z.ZodType<WebSettings> = schemaOf({
  port: ['VISSLA_WEB_PORT', port],
  url: ['VISSLA_WEB_URL', origin],
  accessibilityUrl: ['VISSLA_WEB_ACCESSIBILITY_URL', webAddress],
  leaveUrl: ['VISSLA_WEB_LEAVE_URL', webAddress.optional()],
});

/**
 * Passkeys belong to a host's name, and a browser sends its cookie to every port of that host: the door has
 * another host. On this machine it has another port than door and bot.
 */
function webDeskOf(given: Given): z.ZodType<WebDeskSettings> {
  const door = origin.safeParse(given.VISSLA_WEB_URL).data;
  const url = origin
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
  return schemaOf({ port: ['VISSLA_DESK_PORT', port], url: ['VISSLA_DESK_URL', url] });
}

const email = anyText.refine(isEmailAddress, 'must be an e-mail address alone, without a name');

/** A user's signs that an address cannot hold are percent-encoded. */
const mailServer = readOr<Omit<MailSettings, 'from'>>(
  'must be smtps://user:password@host:465, or smtp://user:password@host:587 for STARTTLS, with nothing behind it',
  (value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url === undefined || !/^[a-z\d.-]+$/i.test(url.hostname)) return undefined;
    const { protocol, hostname: host, port, pathname, search, hash } = url;
    const isKnown = protocol === 'smtps:' || protocol === 'smtp:';
    if (!isKnown || !['', '/'].includes(`${pathname}${search}${hash}`)) return undefined;
    const [user, pass] = [decoded(url.username), decoded(url.password)];
    if (user === undefined || pass === undefined || (user === '') !== (pass === ''))
      return undefined;
    const [tls, usual] =
      protocol === 'smtps:' ? (['at-once', 465] as const) : (['starttls', 587] as const);
    const login = user === '' ? undefined : { user, pass };
    return { host, port: port === '' ? usual : Number(port), tls, login };
  },
);

const mail: z.ZodType<MailSettings> = schemaOf({
  server: ['VISSLA_SMTP_URL', mailServer],
  from: ['VISSLA_SMTP_FROM', email],
}).transform(({ server, from }) => ({ ...server, from }));
