export interface FakeSlackOptions {
  /** The app's request URL, as in `http://127.0.0.1:3978/slack/events`. */
  eventsUrl(): string;
  /** Where `router` is mounted, without a slash at the end: the app finds the Web API at `<url>/api/`. */
  url(): string;
  readonly team?: string;
  readonly botToken?: string;
  readonly signingSecret?: string;
  readonly appToken?: string;
  /** What the bot token may do; all that the manifest asks for, unless said. */
  readonly scopes?: readonly string[];
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Does something later, as setTimeout does; gives what calls it off. The retries of events wait by it. */
  readonly after?: (milliseconds: number, run: () => void) => () => void;
  /** How long Slack waits for the app: 3 s, unless a test should not wait. */
  readonly ackMilliseconds?: number;
  /** Counts calls against the published tiers and answers 429 beyond them. */
  readonly tiers?: boolean;
  /** Hears of every change on a person's screen, so that a page can look again. */
  readonly changed?: (user: string) => void;
}
