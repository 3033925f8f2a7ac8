/** What the app's answer to one request does on a person's screen. */
export type SlackOutcome =
  | { readonly kind: 'ok' }
  /** Shown under the inputs, by `block_id`: the app's own errors, or those of Slack's own check. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** Slack says that something went wrong. 0: nobody answered; 200: Slack could not show the answer. */
  | { readonly kind: 'failed'; readonly status: number }
  /** The app did not answer within three seconds. */
  | { readonly kind: 'timeout' };
