/** The workspace and the app that is installed in it. */
export interface Workplace {
  readonly team: string;
  readonly domain: string;
  readonly app: string;
  /** `B…`: the bot as the author of messages and views. */
  readonly bot: string;
  /** `U…`: the bot as a member of the workspace. */
  readonly botUser: string;
  readonly command: string;
  /** The channel in which everybody reads and the bot may post. */
  readonly news: string | undefined;
  /** The Enterprise organisation that the workspace belongs to, and another workspace of it. */
  readonly grid: { readonly enterprise: string; readonly sister: string } | undefined;
  readonly now: () => number;
}
