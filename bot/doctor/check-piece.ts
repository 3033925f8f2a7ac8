import type { SlackChannelAccess } from '../channels/slack/probe';
import { coversNearlyAll } from '../domain/piece';
import { type Finding, fine, skipped, warning, wrong } from './finding';

/** Where the weekly piece is to go, and what was found of it. */
export interface SeenPiece {
  /** Where it goes to everybody in Teams. */
  readonly teams:
    | {
        readonly employees: number;
        /** Those for whom the app is known to be installed; unknown where the database was not read. */
        readonly recipients: number | undefined;
      }
    | undefined;
  /** Where it goes into a channel of Slack. */
  readonly slack: SlackChannelAccess | undefined;
}

/** Checks that the weekly piece reaches those for whom it is meant. */
export function checkPiece({ teams, slack }: SeenPiece): readonly Finding[] {
  const findings = [
    ...(teams === undefined ? [] : [aboutTeams(teams)]),
    ...(slack === undefined ? [] : [aboutSlack(slack)]),
  ];
  return findings.length > 0 ? findings : [off];
}

const off = skipped(
  'piece',
  'The weekly piece is off. VISSLA_TEAMS_BROADCAST and VISSLA_SLACK_CHANNEL turn it on: docs/operator.md says what it is for.',
);

function aboutTeams({ employees, recipients }: Exclude<SeenPiece['teams'], undefined>): Finding {
  if (recipients === undefined)
    return skipped(
      'piece',
      'Whether everybody in Teams has the app shows in a database that opens.',
    );
  if (coversNearlyAll(recipients, employees))
    return fine('piece', `Teams: it goes to ${recipients} people, of ${employees}.`);
  return warning(
    'piece',
    `Teams: it goes to nobody, since the bot does not know of ${Math.ceil(employees * 0.8)} people, of ${employees}, that they have the app. Assign the app to everybody by a policy; where it was assigned before the setting was made, or before a restart, assign a newer version of it. What Teams says counts from the next pass on.`,
  );
}

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
