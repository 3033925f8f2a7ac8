/** What Slack needs: the app's tokens, and whose people get an answer. */
export interface SlackSettings {
  readonly botToken: string;
  /** The workspace (`T…`); people of any other are refused. */
  readonly team: string;
  /** Guests of the workspace: consultants are protected too, so they are let in unless the setting says otherwise. */
  readonly guests: 'allow' | 'refuse';
  /** Another address than Slack's Web API, for tests; ends in `/api/`. */
  readonly apiUrl?: string | undefined;
  readonly transport: /** One signing secret, or two while it is being changed. */
    | { readonly kind: 'http'; readonly signingSecrets: readonly string[] }
    /** For those without a public address: the bot calls Slack. */
    | { readonly kind: 'socket'; readonly appToken: string };
}
