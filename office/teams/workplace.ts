/** The tenant and the bot that is registered in it. */
export interface Workplace {
  readonly appId: string;
  readonly tenant: string;
  /** Where the bot finds the Bot Connector; ends in a slash. It names the port, which may change. */
  readonly serviceUrl: string;
  readonly now: () => number;
}
