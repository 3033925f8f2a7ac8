import type { Say, TextKey } from './texts';

/** A messenger by the name that its users know. */
export type MessengerName = 'Teams' | 'Slack';

/** What others can see of somebody who uses a messenger: what differs between the two. */
export const ownParts = ['sees', 'maybe', 'untested', 'others'] as const;
/** What is the same in both. */
export const commonParts = ['hidden', 'safer'] as const;

type OwnPart = (typeof ownParts)[number];
/** What there is to say, each under a heading of its own. */
export type EmployerPart = OwnPart | (typeof commonParts)[number];

const ownTexts = {
  Teams: {
    sees: 'employer.teams.sees',
    maybe: 'employer.teams.maybe',
    untested: 'employer.teams.untested',
    others: 'employer.teams.others',
  },
  Slack: {
    sees: 'employer.slack.sees',
    maybe: 'employer.slack.maybe',
    untested: 'employer.slack.untested',
    others: 'employer.slack.others',
  },
} as const satisfies Record<MessengerName, Record<OwnPart, TextKey>>;

/** The short answers for one messenger, as in `docs/what-your-employer-sees.md`, with their sources. */
export function employerTexts(
  messenger: MessengerName,
  say: Say,
): Readonly<Record<EmployerPart, string>> {
  const own = ownTexts[messenger];
  return {
    sees: say(own.sees),
    maybe: say(own.maybe),
    untested: say(own.untested),
    hidden: say('employer.hiddenText'),
    others: say(own.others),
    safer: say('employer.saferText'),
  };
}
