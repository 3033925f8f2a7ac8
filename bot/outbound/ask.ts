import { proxyFor } from './proxy';

/** What is sent: without a method it is a GET. */
interface Question {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | string;
  readonly signal: AbortSignal;
}

/** What of an answer is read. */
interface Answered {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}

/** `fetch`, through the proxy that the environment names for a URL, if it names one. */
export async function ask(url: string | URL, question: Question): Promise<Answered> {
  if (proxyFor(url) === undefined) return fetch(url, question);
  // Its package is loaded with the first proxy.
  const { fetchThroughProxy } = await import('./dispatcher.js');
  return fetchThroughProxy(url, question);
}
