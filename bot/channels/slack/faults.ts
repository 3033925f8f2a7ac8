import { WebError, type WebFault } from './web-error';

/** What can go wrong in a turn; all that is ever said of it. */
export type TurnFault =
  | WebFault
  | 'dialogue_failed'
  | 'dialogue_late'
  | 'home_failed'
  | 'card_not_posted'
  | 'notice_uncertain'
  | 'turn_failed'
  | 'slack_uninstalled'
  | 'slack_token_revoked';

/** The code of a fault of Slack's; of anything else nothing is said but where it was. */
export function codeOf<T extends string>(error: unknown, otherwise: T): WebFault | T {
  return error instanceof WebError ? error.code : otherwise;
}
