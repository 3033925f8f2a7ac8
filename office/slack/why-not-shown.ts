import { isObject, textAt } from '../json';
import type { SlackCall } from './call';

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
