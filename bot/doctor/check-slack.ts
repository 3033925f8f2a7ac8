import { isOfAnotherKind, type SlackAccess } from '../channels/slack/probe';
import { type Finding, fine, skipped, warning, wrong } from './finding';

/** What Slack said of the app's tokens. */
export interface SlackAnswers {
  readonly bot: SlackAccess;
  /** In Socket Mode. */
  readonly app: SlackAccess | undefined;
}

/** Checks that the bot has the rights it needs in Slack, no others, and in the right workspace. */
export function checkSlack(
  { bot, app }: SlackAnswers,
  expected: { readonly team: string; readonly scopes: readonly string[] },
): readonly Finding[] {
  return [...aboutBot(bot, expected), ...(app === undefined ? [] : [aboutApp(app)])];
}

function aboutBot(
  bot: SlackAccess,
  { team, scopes }: { readonly team: string; readonly scopes: readonly string[] },
): readonly Finding[] {
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
      return [
        bot.team === team
          ? fine('slack', 'Slack knows the bot, in the workspace of the settings.')
          : wrong(
              'slack',
              'The token is for another workspace than VISSLA_SLACK_TEAM: everybody would be refused. Set both to the same workspace.',
            ),
        ...aboutScopes(bot.scopes, scopes),
      ];
  }
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

const unreachable = wrong(
  'slack',
  'Slack does not answer. Let the bot reach slack.com over https, or ask again later.',
);

/** Slack's own word, but never a long one. */
const shortened = (scope: string): string => scope.slice(0, 40);
