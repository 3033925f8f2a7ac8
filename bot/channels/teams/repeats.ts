import { hash } from 'node:crypto';
import { createOnce } from '../once';

/** How long an answer is kept for the same request: Teams sends one again after about as long. */
export const keptMilliseconds = 15_000;
/** A token is good for an hour and a little more. What came with it is known for at least as long. */
const knownMilliseconds = 4_200_000;
/** Answers that are kept at a time; with more, the oldest is dropped. */
const most = 200;

/**
 * Takes each request once. While the first one is at work, and for some seconds after, the same one again
 * gets its answer; later it is `repeated` and nothing is done. The token says nothing of what comes with it:
 * without this, whoever caught a request could send it as often as the token is good.
 *
 * @param name tells requests apart, see {@link digestOf}; the token is no part of it, because the Bot
 * Connector may sign a second delivery anew
 */
export type Repeats<T> = (name: string, work: () => Promise<T>) => Promise<T> | 'repeated';

/** `now` is in milliseconds. All of it is in memory, bounded, and gone with the process. */
export function createRepeats<T>(now: () => number): Repeats<T> {
  const once = createOnce(knownMilliseconds, now);
  const kept = new Map<string, { readonly answer: Promise<T>; timer?: NodeJS.Timeout }>();
  const drop = (name: string): void => {
    // The timer would hold the answer for as long as it runs.
    clearTimeout(kept.get(name)?.timer);
    kept.delete(name);
  };
  return (name, work) => {
    const known = kept.get(name);
    if (known !== undefined) return known.answer;
    if (!once(name)) return 'repeated';
    const [oldest] = kept.size < most ? [] : kept.keys();
    if (oldest !== undefined) drop(oldest);
    const entry: { readonly answer: Promise<T>; timer?: NodeJS.Timeout } = { answer: work() };
    kept.set(name, entry);
    const forget = (): void => {
      if (kept.get(name) === entry) drop(name);
    };
    const forgetLater = (): void => {
      if (kept.get(name) === entry) entry.timer = setTimeout(forget, keptMilliseconds).unref();
    };
    entry.answer.then(forgetLater, forget);
    return entry.answer;
  };
}

/**
 * Tells one request from another by everything in it, its id and its time among that. Nothing can be read
 * from it. However deep a body is nested, it is walked and not descended into: the stack has an end.
 *
 * @param body parsed JSON
 */
export function digestOf(body: unknown): string {
  const said: string[] = [];
  const left: unknown[] = [body];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) {
      said.push(JSON.stringify(value));
      continue;
    }
    const entries = Object.entries(value);
    said.push(Array.isArray(value) ? `[${entries.length}` : `{${entries.length}`);
    for (const [key, part] of entries) left.push(part, key);
  }
  return hash('sha256', said.join('\n'), 'base64');
}
