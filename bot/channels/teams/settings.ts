/** The app's registration: who the bot is when it speaks. New bots are single-tenant. */
export interface Registration {
  readonly appId: string;
  /** The client secret; none where the bot is registered with a user-assigned managed identity. */
  readonly appPassword: string | undefined;
  readonly appTenant: string;
}

/** What Teams needs: the app's registration, and whose people get an answer. */
export interface TeamsSettings extends Registration {
  /** The tenants whose people get an answer. */
  readonly tenants: readonly string[];
  /** The secret address of the webhook by which the weekly piece is posted in a channel. */
  readonly pieceUrl?: string | undefined;
  /**
   * Another metadata document than Microsoft's. Outgoing tokens then come from the endpoint that it names.
   */
  readonly openIdUrl?: string | undefined;
}
