import { proxyFor } from './proxy';

interface Question {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | string;
  readonly redirect?: 'manual';
  readonly signal: AbortSignal;
}

interface Answered {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
  text(): Promise<string>;
}

/** `fetch`, through the environment's proxy for the URL, if any; a GET unless a method is given. */
export async function ask(url: string | URL, question: Question): Promise<Answered> {
  if (proxyFor(url) === undefined) return fetch(url, question);
  // The package is loaded only where there is a proxy.
  const { fetchThroughProxy } = await import('./dispatcher.js');
  return fetchThroughProxy(url, question);
}
