import { isObject, type JsonObject, jsonIn, textAt } from '../json';

/** One call of the Web API, or of a response_url, by the app. */
export interface SlackCall {
  /** As in `views.open`; a POST to a response_url is `response_url`. */
  readonly method: string;
  /** The arguments as they came, `view` and `blocks` parsed when they are JSON; never the token. */
  readonly arguments: JsonObject;
  /** `dropped` when the connection was cut instead. */
  readonly answer: JsonObject | 'dropped';
  /** Milliseconds since 1970, by the clock of the fake. */
  readonly at: number;
}

/** Arguments that are JSON inside a form. */
const structured = ['view', 'blocks', 'attachments', 'metadata'];

const parsed = (value: unknown): unknown =>
  typeof value === 'string' ? (jsonIn(value) ?? value) : value;

/** The arguments of a call from its form or its JSON, without the token. */
export function argumentsOf(body: unknown): JsonObject {
  if (!isObject(body)) return {};
  const { token: _token, ...given } = body;
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      structured.includes(key) ? parsed(value) : value,
    ]),
  );
}

/** Errors that mean that Slack cannot show it. */
const unfit = [
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'view_too_large',
  'msg_too_long',
  'no_text',
];

/** Why a call's view or message was refused, in Slack's words; empty for any other call. */
export function whyNotShown({ method, answer }: Pick<SlackCall, 'method' | 'answer'>): string[] {
  const error = textAt(answer, 'error');
  if (!unfit.includes(error)) return [];
  const metadata = isObject(answer) ? answer.response_metadata : undefined;
  const messages = isObject(metadata) ? metadata.messages : undefined;
  const said = Array.isArray(messages) ? messages.map(String) : [];
  return (said.length === 0 ? [error] : said).map((why) => `${method}: ${why}`);
}
