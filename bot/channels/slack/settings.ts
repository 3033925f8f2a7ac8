export interface SlackSettings {
  readonly botToken: string;
  /** `T…`; people of any other workspace are refused. */
  readonly team: string;
  /** `E…` of the workspace's organisation, and those of its workspaces whose people are let in. */
  readonly enterprise?: readonly string[] | undefined;
  /** Consultants are protected too, so the default lets guests in. */
  readonly guests: 'allow' | 'refuse';
  /** Another address than Slack's Web API, for tests; ends in `/api/`. */
  readonly apiUrl?: string | undefined;
  /** How requests come: Slack calls the bot (`http`), or the bot, without a public address, calls Slack. */
  readonly transport:
    | {
        readonly kind: 'http';
        /** One signing secret, or two while it is being changed. */
        readonly signingSecrets: readonly string[];
      }
    | { readonly kind: 'socket'; readonly appToken: string };
}
