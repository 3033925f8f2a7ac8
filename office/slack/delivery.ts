/** One request that the app was sent. */
export interface SlackDelivery {
  readonly kind: 'event' | 'interactive' | 'command' | 'url_verification';
  /** The body, byte for byte; the envelope in Socket Mode. */
  readonly body: string;
  /** `X-Slack-Retry-Num`, or 0 the first time. */
  readonly attempt: number;
  /** The status that came back; 0 when nobody answered in time. */
  readonly status: number;
  /** Real milliseconds until the answer. */
  readonly took: number;
}
