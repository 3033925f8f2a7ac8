import { EnvHttpProxyAgent, fetch } from 'undici';

let dispatcher: EnvHttpProxyAgent | undefined;

/** Sends undici's requests and web sockets through the proxy that the environment names for each host. */
export function proxyDispatcher(): EnvHttpProxyAgent {
  dispatcher ??= new EnvHttpProxyAgent();
  return dispatcher;
}

/** undici's own: Node's `fetch` takes no dispatcher of another version. */
export const fetchThroughProxy = (
  url: string | URL,
  init: NonNullable<Parameters<typeof fetch>[1]>,
): ReturnType<typeof fetch> => fetch(url, { ...init, dispatcher: proxyDispatcher() });
