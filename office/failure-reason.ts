/** Why a messenger says "something went wrong". Teams and Slack hide the reason; the office names it. */
export type FailureReason =
  | 'timeout'
  | 'unreachable'
  | 'bot_refused'
  | 'malformed'
  | 'card_version'
  | 'card_size';
