import { MessengerError } from '../notify-error';
import { own, shortText } from '../untrusted';

export type WebFault =
  | 'slack_token'
  | 'slack_scope'
  | 'slack_limited'
  | 'slack_trigger'
  | 'slack_view_gone'
  | 'slack_view_refused'
  | 'slack_channel'
  | 'slack_refused'
  | 'slack_unreachable'
  | 'slack_uncertain';

export class WebError extends MessengerError<WebFault> {}

/** Slack's errors that matter (docs.slack.dev/reference/methods); any other is `slack_refused`. */
const faults: Readonly<Record<string, WebFault>> = {
  invalid_auth: 'slack_token',
  not_authed: 'slack_token',
  token_revoked: 'slack_token',
  token_expired: 'slack_token',
  account_inactive: 'slack_token',
  missing_scope: 'slack_scope',
  not_allowed_token_type: 'slack_scope',
  no_permission: 'slack_scope',
  ratelimited: 'slack_limited',
  rate_limited: 'slack_limited',
  invalid_trigger_id: 'slack_trigger',
  expired_trigger_id: 'slack_trigger',
  exchanged_trigger_id: 'slack_trigger',
  trigger_expired: 'slack_trigger',
  trigger_exchanged: 'slack_trigger',
  hash_conflict: 'slack_view_gone',
  not_found: 'slack_view_gone',
  view_not_found: 'slack_view_gone',
  channel_not_found: 'slack_channel',
  not_in_channel: 'slack_channel',
  is_archived: 'slack_channel',
  is_inactive: 'slack_channel',
  restricted_action: 'slack_channel',
  restricted_action_read_only_channel: 'slack_channel',
  restricted_action_thread_only_channel: 'slack_channel',
  push_limit_reached: 'slack_view_refused',
  invalid_arguments: 'slack_view_refused',
  invalid_blocks: 'slack_view_refused',
  view_too_large: 'slack_view_refused',
  // "It's possible some aspect of the operation succeeded before the error was raised."
  fatal_error: 'slack_uncertain',
  internal_error: 'slack_uncertain',
  request_timeout: 'slack_uncertain',
  service_unavailable: 'slack_uncertain',
};

/** `undefined` when all is well. */
export function answerFault(answer: unknown): WebFault | undefined {
  if (own(answer, 'ok') === true) return undefined;
  const error = shortText(answer, 'error');
  if (error === undefined) return 'slack_uncertain';
  return Object.hasOwn(faults, error) ? faults[error] : 'slack_refused';
}
