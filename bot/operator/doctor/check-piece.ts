import type { SlackChannelAccess } from '../../channels/slack/probe';
import { type Findings, reportsOf } from './finding';

const { fine, skipped, warning, wrong } = reportsOf('piece');

/** Checks that the weekly piece reaches its channels, as far as that shows before it is posted. */
export function checkPiece(seen: {
  readonly teams: boolean;
  readonly slack: SlackChannelAccess | undefined;
}): Findings {
  const { teams, slack } = seen;
  if (!teams && slack === undefined)
    return skipped(
      'The weekly piece is off. VISSLA_TEAMS_PIECE_URL and VISSLA_SLACK_CHANNEL turn it on: docs/operator.md says what it is for.',
    );
  return [...(teams ? inTeams : []), ...(slack === undefined ? [] : inSlack[slack])];
}

const inTeams = skipped(
  'Teams: whether the webhook takes the piece shows on Tuesday: look into the channel.',
);

const inSlack: Readonly<Record<SlackChannelAccess, Findings>> = {
  known: fine('Slack: the app knows the channel. Whether it may post there shows when it does.'),
  refused: wrong(
    'Slack: the app is not in VISSLA_SLACK_CHANNEL, or there is no such channel. Invite the app to it, and let it post where only a few may.',
  ),
  unsaid: skipped('Slack does not say whether the app knows VISSLA_SLACK_CHANNEL.'),
  unreachable: warning('Slack does not answer about VISSLA_SLACK_CHANNEL. Ask again later.'),
};
