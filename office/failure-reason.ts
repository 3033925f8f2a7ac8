/** Why a messenger would say "something went wrong". Teams and Slack keep the reason to themselves; the office names it. */
export type FailureReason =
  | 'timeout'
  | 'unreachable'
  | 'bot_refused'
  | 'malformed'
  | 'card_version'
  | 'card_size';
