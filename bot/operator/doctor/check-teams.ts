import type { LoginRefusal, TeamsLogin } from '../../channels/teams/probe';
import { type Findings, reportsOf } from './finding';

const { fine, wrong } = reportsOf('teams');

const advice: Readonly<Record<LoginRefusal, string>> = {
  identity:
    'This machine gives no token for the managed identity of VISSLA_TEAMS_APP_ID. Assign the identity to it, or set VISSLA_TEAMS_APP_PASSWORD.',
  secret:
    'Microsoft does not know this secret. Set VISSLA_TEAMS_APP_PASSWORD to the value of the secret, not to its id.',
  secret_expired:
    'The secret has expired. Make a new one at the app registration and set VISSLA_TEAMS_APP_PASSWORD.',
  app: 'The tenant does not know this app. Set VISSLA_TEAMS_APP_ID to the application (client) id, and VISSLA_TEAMS_APP_TENANT to the tenant of its registration.',
  tenant:
    'Microsoft does not know this tenant. Set VISSLA_TEAMS_APP_TENANT, or VISSLA_TEAMS_TENANTS, to the tenant’s id.',
  other:
    'Microsoft refuses the credentials. Look the number up, and compare the settings with the app registration.',
};

/** Checks that the bot can speak in Teams, and can tell who speaks to it. */
export function checkTeams(login: TeamsLogin, keys: boolean): Findings {
  return [
    ...aboutLogin(login),
    ...(keys
      ? fine('The keys of the Bot Connector can be fetched.')
      : wrong(
          'The keys of the Bot Connector cannot be fetched: no press would be believed. Let the bot reach login.botframework.com over https.',
        )),
  ];
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
