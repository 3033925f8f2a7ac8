import type { Router } from 'express';
import type { JsonObject } from '../json';
import type { SlackCall } from './call';
import type { SlackClient } from './client';
import type { SlackDelivery } from './delivery';
import type { Outcome } from './outcome';
import type { SlackPerson } from './person';
import type { Scripted } from './script';

/**
 * Slack on this machine, for the trial and for tests: its Web API, and people whose clients send the app signed requests.
 * Everything is in memory and bounded.
 */
export interface FakeSlack {
  /** `POST /api/:method` and the response_urls. */
  readonly router: Router;
  /** Where the app finds the Web API, as `VISSLA_SLACK_API_URL` wants it: ends in `/api/`. */
  readonly apiUrl: string;
  readonly team: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly appToken: string;
  /** A person is made at first sight; `profile` counts only then. */
  client(user: string, profile?: Omit<SlackPerson, 'id' | 'name'> & { name?: string }): SlackClient;
  /** What the app called, in order. */
  readonly calls: readonly SlackCall[];
  /** What the app was sent, in order, retries included. */
  readonly deliveries: readonly SlackDelivery[];
  /** Why Slack could not show what the app answered; a healthy app leaves this empty. */
  readonly refusals: readonly string[];
  script(next: Scripted): void;
  /** An event of no particular client, as in `{ type: 'app_uninstalled' }`. */
  event(event: JsonObject): Promise<Outcome>;
  /** Asks the app for a challenge back, as Slack does when a request URL is entered; whether it came. */
  verifyUrl(): Promise<boolean>;
  /** Any interaction payload, signed: for what no client would send. */
  interaction(payload: JsonObject): Promise<Outcome>;
  /** Resolves once the condition holds; looks at every change. Rejects after some seconds. */
  until(condition: () => boolean): Promise<void>;
  /** How many sockets the app holds open in Socket Mode. */
  readonly connections: number;
  /** Ends them and asks the app to connect again, as Slack does now and then. */
  refreshConnections(): void;
  close(): void;
}
