import type { SlackRefusal } from './guard';
import { WebError, type WebFault } from './web-error';

export type SlackTurnFault =
  | WebFault
  | 'dialogue_failed'
  | 'dialogue_late'
  | 'home_failed'
  | 'card_not_posted'
  | 'notice_uncertain'
  | 'turn_failed'
  | 'slack_values_missing'
  | 'slack_uninstalled'
  | 'slack_token_revoked';

export type SlackFault = SlackTurnFault | `refused_${SlackRefusal}`;

/** The Web API fault's code; for any other error `otherwise`, which says where it was. */
export function faultOf<T extends string>(error: unknown, otherwise: T): WebFault | T {
  return error instanceof WebError ? error.code : otherwise;
}
