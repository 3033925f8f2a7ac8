import { isOfAnotherKind, type SlackAccess } from '../channels/slack/probe';
import { type Finding, fine, skipped, warning, wrong } from './finding';

/** What Slack said of the app's tokens. */
export interface SlackAnswers {
  readonly bot: SlackAccess;
  /** In Socket Mode. */
  readonly app: SlackAccess | undefined;
}

interface Expected {
  readonly team: string;
  readonly enterprise: string | undefined;
  readonly scopes: readonly string[];
}

/** Checks that the bot has the rights it needs in Slack, no others, and in the right workspace. */
export function checkSlack({ bot, app }: SlackAnswers, expected: Expected): readonly Finding[] {
  return [...aboutBot(bot, expected), ...(app === undefined ? [] : [aboutApp(app)])];
}

function aboutBot(bot: SlackAccess, { team, enterprise, scopes }: Expected): readonly Finding[] {
  switch (bot.kind) {
    case 'unreachable':
      return [unreachable];
    case 'refused':
      return [
        wrong(
          'slack',
          `Slack refuses VISSLA_SLACK_BOT_TOKEN (${bot.fault}). Copy the bot user's token again from the app's page, Install App.`,
        ),
      ];
    case 'accepted':
      if (bot.isOrgWide) return [orgWide];
      return [
        bot.team === team
          ? fine('slack', 'Slack knows the bot, in the workspace of the settings.')
          : wrong(
              'slack',
              'The token is for another workspace than VISSLA_SLACK_TEAM: everybody would be refused. Set both to the same workspace.',
            ),
        ...aboutOrganisation(bot.enterprise, enterprise),
        ...aboutScopes(bot.scopes, scopes),
      ];
  }
}

/** What Slack says of the organisation, against what the settings say. */
function aboutOrganisation(real: string | undefined, set: string | undefined): readonly Finding[] {
  if (real === set)
    return set === undefined
      ? []
      : [fine('slack', 'The workspace belongs to the organisation of the settings.')];
  if (set !== undefined)
    return [
      wrong(
        'slack',
        'The workspace does not belong to the organisation in VISSLA_SLACK_ENTERPRISE. Correct it, or take it out.',
      ),
    ];
  return [
    warning(
      'slack',
      'The workspace belongs to an Enterprise organisation (Grid). Members whose home is another workspace of it are refused, until VISSLA_SLACK_ENTERPRISE is set to its id, which begins with E.',
    ),
  ];
}

function aboutScopes(
  given: readonly string[] | undefined,
  needed: readonly string[],
): readonly Finding[] {
  if (given === undefined) {
    return [skipped('slack', 'Slack did not say which scopes the app has.')];
  }
  const missing = needed.filter((scope) => !given.includes(scope));
  const more = given.filter((scope) => !needed.includes(scope));
  const findings: Finding[] = [];
  if (missing.length > 0) {
    findings.push(
      wrong(
        'slack',
        `The app lacks ${missing.join(', ')}. Write the manifest with the command \`manifest\`, paste it over the old one and install the app again.`,
      ),
    );
  }
  if (more.length > 0) {
    findings.push(
      warning(
        'slack',
        `The app may do more than it needs: ${more.map(shortened).join(', ')}. Paste the manifest over the old one and install the app again.`,
      ),
    );
  }
  return findings.length > 0
    ? findings
    : [fine('slack', 'The app may do what it needs, and no more.')];
}

function aboutApp(app: SlackAccess): Finding {
  if (app.kind === 'unreachable') return unreachable;
  if (isOfAnotherKind(app)) {
    return skipped(
      'slack',
      'Slack does not answer for VISSLA_SLACK_APP_TOKEN without a connection; the start of the bot shows whether it is right.',
    );
  }
  if (app.kind === 'refused') {
    return wrong(
      'slack',
      `Slack refuses VISSLA_SLACK_APP_TOKEN (${app.fault}). Make a new one with connections:write: Basic Information, App-Level Tokens.`,
    );
  }
  return app.scopes?.includes('connections:write') === false
    ? wrong(
        'slack',
        'VISSLA_SLACK_APP_TOKEN lacks connections:write. Make a new one: Basic Information, App-Level Tokens.',
      )
    : fine('slack', 'Slack knows the app-level token.');
}

const orgWide = wrong(
  'slack',
  'The app is installed for the whole organisation: everybody would be refused. Remove that, and install it in the workspace of VISSLA_SLACK_TEAM alone.',
);

const unreachable = wrong(
  'slack',
  'Slack does not answer. Let the bot reach slack.com over https, or ask again later.',
);

/** Slack's own word, but never a long one. */
const shortened = (scope: string): string => scope.slice(0, 40);
