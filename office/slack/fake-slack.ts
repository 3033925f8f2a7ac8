import type { Router } from 'express';
import type { JsonObject } from '../json';
import type { SlackDelivery } from './app-line';
import type { SlackCall } from './call';
import type { SlackClient, SlackOutcome } from './client';
import type { Scripted } from './scripts';
import type { Unkind } from './unkind';
import type { SlackPerson } from './workplace';

export interface FakeSlackOptions {
  /** The app's request URL, as in `http://127.0.0.1:3978/slack/events`. */
  eventsUrl(): string;
  /** Where `router` is mounted, without a slash at the end. */
  url(): string;
  readonly team?: string;
  readonly botToken?: string;
  readonly signingSecret?: string;
  readonly appToken?: string;
  /** The bot token's scopes; without it, all that the manifest asks for. */
  readonly scopes?: readonly string[];
  /** The app is installed for the whole organisation: `auth.test` then names no workspace. */
  readonly orgWide?: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** The time of messages, where it differs from the one of signatures. */
  readonly dates?: (() => number) | undefined;
  /** Runs something later, as setTimeout does, and gives what cancels it. Retries of events wait with it. */
  readonly after?: (milliseconds: number, run: () => void) => () => void;
  /** How long Slack waits for the app, and a trigger lives: 3 s, unless a test is about something else. */
  readonly ackMilliseconds?: number;
  /** Counts calls against the published tiers and answers 429 beyond them. */
  readonly tiers?: boolean;
  /** Ways of being unkind that are turned off by name: all are on. */
  readonly unkind?: Partial<Unkind>;
  /** Called at every change on a person's screen, so that a page can look again. */
  readonly changed?: (user: string) => void;
}

/**
 * Slack on this machine, for the trial and for tests: its Web API, and people whose clients send the app
 * signed requests. Everything is in memory and bounded.
 */
export interface FakeSlack {
  /** `POST /api/:method` and the response_urls. */
  readonly router: Router;
  /** Where the app finds the Web API, as `VISSLA_SLACK_API_URL` wants it: ends in `/api/`. */
  readonly apiUrl: string;
  readonly team: string;
  /** The Enterprise organisation that the workspace belongs to, if it does, and its other workspace. */
  readonly enterprise: readonly [organisation: string, sister: string] | undefined;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly appToken: string;
  /** Adds the person on the first call; `profile` counts only then. */
  client(user: string, profile?: Omit<SlackPerson, 'id' | 'name'> & { name?: string }): SlackClient;
  /** The app's calls, in order. */
  readonly calls: readonly SlackCall[];
  /** Requests to the app, in order, retries included. */
  readonly deliveries: readonly SlackDelivery[];
  /** Reasons why Slack could not show an answer; a healthy app leaves this empty. */
  readonly refusals: readonly string[];
  script(next: Scripted): void;
  /** Sends an event that belongs to no client, as in `{ type: 'app_uninstalled' }`. */
  event(event: JsonObject): Promise<SlackOutcome>;
  /** Sends a challenge, as Slack does when a request URL is entered; gives whether it came back. */
  verifyUrl(): Promise<boolean>;
  /** Sends any interaction payload, signed: for what no client would send. */
  interaction(payload: JsonObject): Promise<SlackOutcome>;
  /** Resolves once the condition holds; looks at every change. Rejects after some seconds. */
  until(condition: () => boolean): Promise<void>;
  /** Over how many sockets of the app requests go in Socket Mode. */
  readonly connections: number;
  /** Asks the app to connect again, and leaves the old connections open for some seconds. */
  askForConnections(): void;
  /** Ends them and asks the app to connect again, as Slack does now and then. */
  refreshConnections(): void;
  close(): void;
}
