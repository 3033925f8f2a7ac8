import { publicMetadataUrl } from '../../channels/teams/bot-service';
import {
  askTeamsLogin,
  askTeamsReach,
  canFetchTeamsKeys,
  type LoginRefusal,
  type TeamsLogin,
  type TeamsReach,
} from '../../channels/teams/probe';
import type { TeamsSettings } from '../../channels/teams/settings';
import { type Day, daysBetween } from '../../domain/day';
import { systemClock } from '../../platform/clock';
import { type ClockLead, readClock } from './check-clock';
import { type Findings, findingsOf, reportsOf } from './finding';
import { sayWay } from './say-way';

const { fine, skipped, warning, wrong } = reportsOf('teams');

/** Days before its end at which a secret is a warning, and wrong. */
const [soon, now] = [30, 7];

const advice: Readonly<Record<LoginRefusal, string>> = {
  identity:
    'This machine gives no token for the managed identity of VISSLA_TEAMS_APP_ID. Assign the identity to it, or set VISSLA_TEAMS_APP_PASSWORD.',
  secret:
    'Microsoft does not know this secret. Set VISSLA_TEAMS_APP_PASSWORD to the value of the secret, not to its id.',
  secret_expired:
    'The secret has expired. Make a new one at the app registration and set VISSLA_TEAMS_APP_PASSWORD.',
  app: 'The tenant does not know this app. Set VISSLA_TEAMS_APP_ID to the application (client) id, and VISSLA_TEAMS_APP_TENANT to the tenant of its registration.',
  tenant:
    'Microsoft does not know this tenant. Set VISSLA_TEAMS_APP_TENANT to the id of the tenant of the registration.',
  other:
    'Microsoft refuses the credentials. Look the number up, and compare the settings with the app registration.',
};

const reached: Readonly<Record<Exclude<TeamsReach, 'forbidden'>, Findings>> = {
  reached: fine('The Bot Connector takes the bot’s token, and knows the chat of a member.'),
  token: wrong(
    'The Bot Connector does not take the bot’s token (401): no card and no notice arrives. Where the bot is registered in another tenant than the employees’, docs/deploy-azure.md says in section 2 what that needs.',
  ),
  gone: warning(
    'The Bot Connector does not know the chat of a member (404). Notices begin it again; let the member open the dialog once.',
  ),
  unreachable: warning(
    'The Bot Connector does not answer about the chat of a member. Let the bot reach smba.trafficmanager.net over https, or ask again later.',
  ),
  unasked: skipped('No member has a chat in Teams to ask the Bot Connector about.'),
};

/** @param inTeams the members' addresses */
export async function checkTeams(
  settings: TeamsSettings,
  inTeams: readonly string[],
): Promise<{ readonly findings: Findings; readonly ahead: ClockLead }> {
  const { openIdUrl = publicMetadataUrl } = settings;
  const clock = systemClock();
  const login = await askTeamsLogin(settings);
  const ahead = login.kind === 'unreachable' ? undefined : readClock(login);
  const keys = await canFetchTeamsKeys(openIdUrl, () => clock.now());
  const chats = login.kind === 'accepted' ? await askTeamsReach(settings, inTeams) : [];
  const way = login.kind === 'unreachable' || !keys ? await sayWay(openIdUrl) : undefined;
  const seen =
    way === undefined ? [aboutLogin(login), aboutChats(chats), aboutKeys(keys)] : [wrong(way)];
  return { findings: [...seen.flat(), ...checkSecret(settings, clock.today())], ahead };
}

function aboutKeys(keys: boolean): Findings {
  return keys
    ? fine('The keys of the Bot Connector can be fetched.')
    : wrong(
        'The keys of the Bot Connector cannot be fetched: no press would be believed. Let the bot reach login.botframework.com over https.',
      );
}

/** Each kind of answer once, and how many members may not be told. */
function aboutChats(chats: readonly TeamsReach[]): Findings {
  const forbidden = chats.filter((one) => one === 'forbidden').length;
  const others = chats.filter((one) => one !== 'forbidden');
  return findingsOf(
    ...[...new Set(others)].map((one) => reached[one]),
    forbidden > 0 &&
      warning(
        `The Bot Connector does not let the bot into the chat of ${forbidden === 1 ? 'a member' : `${forbidden} members`} (403): blocked by the person or in Teams' admin centre, or without the app. See that the app is allowed and installed, and set mail (VISSLA_SMTP_URL) beside Teams.`,
      ),
  );
}

export function checkSecret(
  { appPassword, secretEnds }: Pick<TeamsSettings, 'appPassword' | 'secretEnds'>,
  today: Day,
): Findings {
  if (appPassword === undefined || secretEnds === undefined) return [];
  const left = daysBetween(today, secretEnds);
  if (left > soon) return fine(`The client secret is good until ${secretEnds}.`);
  return (left > now ? warning : wrong)(
    `The client secret's last day is ${secretEnds}: afterwards no member gets a notice. Make a new one at the app registration, and set VISSLA_TEAMS_APP_PASSWORD and VISSLA_TEAMS_SECRET_ENDS.`,
  );
}

function aboutLogin(login: TeamsLogin): Findings {
  switch (login.kind) {
    case 'accepted':
      return fine('Microsoft gives a token for the app.');
    case 'refused': {
      const number = login.number === undefined ? '' : ` (AADSTS${login.number})`;
      return wrong(`No token${number}. ${advice[login.reason]}`);
    }
    case 'unreachable':
      return wrong(
        'Microsoft’s login does not answer. Let the bot reach login.microsoftonline.com over https, or ask again later.',
      );
  }
}
