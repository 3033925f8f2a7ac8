import { hash } from 'node:crypto';
import { createOnce } from '../once';

/** Teams repeats a request after about as long. */
export const rememberedMilliseconds = 15_000;
/** A token is valid for a little over an hour; its requests are known for at least as long. */
const knownMilliseconds = 4_200_000;
/** The most answers remembered; then the oldest is dropped. */
const most = 200;

/**
 * Takes each request once. A repetition during its work, or some seconds after, gets the same answer; later
 * it is `repeated`, and nothing is done. A token does not cover the request: without this, a stolen request
 * could be sent while its token is valid.
 * @param name from {@link digestOf}, without the token: the Bot Connector may sign a repetition again
 */
export type Repeats<T> = (name: string, work: () => Promise<T>) => Promise<T> | 'repeated';

/** `now` is in milliseconds. Everything is in memory and bounded. */
export function createRepeats<T>(now: () => number): Repeats<T> {
  const once = createOnce(knownMilliseconds, now);
  const remembered = new Map<string, { readonly answer: Promise<T>; timer?: NodeJS.Timeout }>();
  const drop = (name: string): void => {
    // The timer would hold the answer for as long as it runs.
    clearTimeout(remembered.get(name)?.timer);
    remembered.delete(name);
  };
  return (name, work) => {
    const known = remembered.get(name);
    if (known !== undefined) return known.answer;
    if (!once(name)) return 'repeated';
    const [oldest] = remembered.size < most ? [] : remembered.keys();
    if (oldest !== undefined) drop(oldest);
    const entry: { readonly answer: Promise<T>; timer?: NodeJS.Timeout } = { answer: work() };
    remembered.set(name, entry);
    const forget = (): void => {
      if (remembered.get(name) === entry) drop(name);
    };
    const forgetLater = (): void => {
      if (remembered.get(name) === entry)
        entry.timer = setTimeout(forget, rememberedMilliseconds).unref();
    };
    entry.answer.then(forgetLater, forget);
    return entry.answer;
  };
}

/**
 * A hash of everything in a request, its id and time included. A body is walked without recursion, so depth
 * cannot exhaust the stack.
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
