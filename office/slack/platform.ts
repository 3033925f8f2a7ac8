import type { JsonObject } from '../json';
import type { ResponseUrls } from './response-urls';
import type { Screens } from './screens';
import type { TriggerIds } from './trigger-ids';
import type { Workplace } from './workplace';

/** Slack's state behind its Web API and its clients. */
export interface Platform {
  readonly at: Workplace;
  readonly screens: Screens;
  readonly triggers: TriggerIds;
  readonly responses: ResponseUrls;
  /** The next message's name. */
  readonly nextTs: () => string;
}

/** A method of the Web API. */
export interface Method {
  readonly token: 'bot' | 'app';
  readonly scope?: string;
  /** Calls a minute in one workspace (docs.slack.dev/apis/web-api/rate-limits). */
  readonly perMinute: number;
  run(given: JsonObject): ApiAnswer | Promise<ApiAnswer>;
}

export type ApiAnswer = JsonObject & { readonly ok: boolean };

export type Methods = Readonly<Record<string, Method>>;

/** @param messages the problems of a view or blocks, in Slack's words */
export const failed = (error: string, messages?: readonly string[]): ApiAnswer => ({
  ok: false,
  error,
  ...(messages === undefined ? {} : { response_metadata: { messages } }),
});
