import { askSlackAccess, isOfAnotherKind, type SlackAccess } from '../../channels/slack/probe';
import type { SlackSettings } from '../../channels/slack/settings';
import { slackUrl } from '../../channels/slack/web';
import { slackScopes } from '../apps/slack-manifest';
import { type ClockLead, readClock } from './check-clock';
import { type Findings, findingsOf, orFine, reportsOf } from './finding';
import { sayWay } from './say-way';

const { fine, skipped, warning, wrong } = reportsOf('slack');

export async function checkSlack(
  settings: SlackSettings,
): Promise<{ readonly findings: Findings; readonly ahead?: ClockLead }> {
  const { botToken, transport, apiUrl } = settings;
  const bot = await askSlackAccess(botToken, apiUrl);
  // Asking again would say the same.
  if (bot.kind === 'unreachable') {
    const way = await sayWay(apiUrl ?? slackUrl);
    return { findings: way === undefined ? unreachable : wrong(way) };
  }
  const ahead = readClock(bot);
  const app =
    transport.kind === 'socket' ? aboutApp(await askSlackAccess(transport.appToken, apiUrl)) : [];
  return { findings: [...aboutBot(bot, settings), ...app], ahead };
}

function aboutBot(
  bot: Exclude<SlackAccess, { kind: 'unreachable' }>,
  { team, enterprise, guests }: SlackSettings,
): Findings {
  if (bot.kind === 'refused')
    return wrong(
      `Slack refuses VISSLA_SLACK_BOT_TOKEN (${bot.fault}). Copy the bot user's token again from the app's page, Install App.`,
    );
  if (bot.isOrgWide)
    return wrong(
      'The app is installed for the whole organisation: everybody would be refused. Remove that, and install it in the workspace of VISSLA_SLACK_TEAM alone.',
    );
  return [
    ...(bot.team === team
      ? fine('Slack knows the bot, in the workspace of the settings.')
      : wrong(
          'The token is for another workspace than VISSLA_SLACK_TEAM: everybody would be refused. Set both to the same workspace.',
        )),
    ...aboutOrganisation(bot.enterprise, enterprise?.[0]),
    ...aboutScopes(bot.scopes, slackScopes(guests)),
  ];
}

function aboutOrganisation(real: string | undefined, set: string | undefined): Findings {
  if (real === set)
    return set === undefined
      ? []
      : fine('The workspace belongs to the organisation of the settings.');
  return set === undefined
    ? warning(
        'The workspace belongs to an Enterprise organisation (Grid). Members whose home is another workspace of it are refused, until VISSLA_SLACK_ENTERPRISE is set to its id, which begins with E, and after commas the ids of those workspaces.',
      )
    : wrong(
        'The workspace does not belong to the organisation in VISSLA_SLACK_ENTERPRISE. Correct it, or take it out.',
      );
}

function aboutScopes(given: readonly string[] | undefined, needed: readonly string[]): Findings {
  if (given === undefined) return skipped('Slack did not say which scopes the app has.');
  const missing = needed.filter((scope) => !given.includes(scope));
  const more = given.filter((scope) => !needed.includes(scope));
  const findings = findingsOf(
    missing.length > 0 &&
      wrong(
        `The app lacks ${missing.join(', ')}. Write the manifest with the command \`manifest\`, paste it over the old one and install the app again.`,
      ),
    more.length > 0 &&
      warning(
        // Slack's own words, cut: none may be long.
        `The app may do more than it needs: ${more.map((scope) => scope.slice(0, 40)).join(', ')}. Paste the manifest over the old one and install the app again.`,
      ),
  );
  return orFine(findings, fine('The app may do what it needs, and no more.'));
}

function aboutApp(app: SlackAccess): Findings {
  if (app.kind === 'unreachable') return unreachable;
  if (isOfAnotherKind(app))
    return skipped(
      'Slack does not answer for VISSLA_SLACK_APP_TOKEN without a connection; the start of the bot shows whether it is right.',
    );
  if (app.kind === 'refused')
    return wrong(
      `Slack refuses VISSLA_SLACK_APP_TOKEN (${app.fault}). Make a new one with connections:write: Basic Information, App-Level Tokens.`,
    );
  return app.scopes?.includes('connections:write') === false
    ? wrong(
        'VISSLA_SLACK_APP_TOKEN lacks connections:write. Make a new one: Basic Information, App-Level Tokens.',
      )
    : fine('Slack knows the app-level token.');
}

const unreachable = wrong(
  'Slack does not answer. Let the bot reach slack.com over https, or ask again later.',
);
