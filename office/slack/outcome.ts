/** What a person's Slack makes of the app's answer to one request. */
export type SlackOutcome =
  | { readonly kind: 'ok' }
  /** Shown under the inputs, by `block_id`: the app's own errors, or those of Slack's check of the fields. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** Slack says that something went wrong. 0: nobody answered; 200: the answer was none that Slack can show. */
  | { readonly kind: 'failed'; readonly status: number }
  /** Three seconds went by. */
  | { readonly kind: 'timeout' };
