import type { JsonObject } from '../json';

/** One call of the Web API, or of a response_url, by the app. */
export interface SlackCall {
  /** As in `views.open`; a POST to a response_url is `response_url`. */
  readonly method: string;
  /** The arguments as they came, `view` and `blocks` parsed when they are JSON; never the token. */
  readonly arguments: JsonObject;
  /** What was answered; `dropped` when the connection was cut instead. */
  readonly answer: JsonObject | 'dropped';
  /** Milliseconds since 1970, by the clock of the fake. */
  readonly at: number;
}
