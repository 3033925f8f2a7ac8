import { limits } from '../domain/limits';
import type { Message } from '../domain/message';

/**
 * How many more messages a reporter may add before the desk has answered. The latest of the desk's messages
 * says how much its writer could see, and so how many of the reporter's came before it.
 * @param latest the latest of the desk's messages, those of one window at least; empty when there is none
 */
export function roomLeft(
  { reporter, desk }: { readonly reporter: number; readonly desk: number },
  latest: readonly Message[],
): number {
  const position = Math.max(-1, ...latest.map((message) => message.position));
  const answered = desk === 0 ? 0 : Math.min(reporter, Math.max(0, position - (desk - 1)));
  return limits.unansweredMessages - (reporter - answered);
}
