import type { Manners } from './manners';

/** The tenant and the bot that is registered in it. */
export interface Workplace {
  readonly appId: string;
  readonly tenant: string;
  /** The Bot Connector's address; ends in a slash. It holds the port, which may change. */
  readonly serviceUrl: string;
  readonly now: () => number;
  readonly manners: Manners;
}
