import type { SlackChannelAccess } from '../channels/slack/probe';
import { type Finding, fine, skipped, warning, wrong } from './finding';

/** The channels in which the weekly piece is to be posted, and what was found of them. */
export interface SeenPiece {
  /** Whether a webhook in Teams is set. */
  readonly teams: boolean;
  /** Where it is posted in a channel of Slack. */
  readonly slack: SlackChannelAccess | undefined;
}

/** Checks that the weekly piece reaches its channels, as far as that shows before it is posted. */
export function checkPiece({ teams, slack }: SeenPiece): readonly Finding[] {
  if (!teams && slack === undefined) return [off];
  return [...(teams ? [inTeams] : []), ...(slack === undefined ? [] : [aboutSlack(slack)])];
}

const off = skipped(
  'piece',
  'The weekly piece is off. VISSLA_TEAMS_PIECE_URL and VISSLA_SLACK_CHANNEL turn it on: docs/operator.md says what it is for.',
);

const inTeams = skipped(
  'piece',
  'Teams: whether the webhook takes the piece shows on Tuesday: look into the channel.',
);

function aboutSlack(access: SlackChannelAccess): Finding {
  switch (access) {
    case 'known':
      return fine(
        'piece',
        'Slack: the app knows the channel. Whether it may post there shows when it does.',
      );
    case 'refused':
      return wrong(
        'piece',
        'Slack: the app is not in VISSLA_SLACK_CHANNEL, or there is no such channel. Invite the app to it, and let it post where only a few may.',
      );
    case 'unsaid':
      return skipped('piece', 'Slack does not say whether the app knows VISSLA_SLACK_CHANNEL.');
    case 'unreachable':
      return warning('piece', 'Slack does not answer about VISSLA_SLACK_CHANNEL. Ask again later.');
  }
}
