import type { Say } from './texts';

/** A messenger by the name that its users know. */
export type MessengerName = 'Teams' | 'Slack';

export type PlaceName = MessengerName | 'web';

/** What others can see of a messenger's user: the parts that differ between messengers. */
export const ownParts = ['sees', 'maybe', 'untested', 'others'] as const;
export const commonParts = ['hidden', 'safer'] as const;

export type EmployerPart = (typeof ownParts)[number];

const names = { Teams: 'teams', Slack: 'slack', web: 'web' } as const;

/** The short answers for one messenger, as in `docs/what-your-employer-sees.md`, with their sources. */
export function employerTexts(
  messenger: PlaceName,
  say: Say,
): Readonly<Record<EmployerPart, string>> {
  const own = (part: EmployerPart): string => say(`employer.${names[messenger]}.${part}`);
  return {
    sees: own('sees'),
    maybe: own('maybe'),
    untested: own('untested'),
    others: own('others'),
  };
}
