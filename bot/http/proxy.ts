import type { Agent } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/** Either case is read. */
const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'] as const;

/**
 * Never called through a proxy: this machine, and Azure's instance metadata service, which gives the token of
 * a managed identity.
 */
const direct = ['localhost', '127.0.0.1', '::1', '169.254.169.254'];
/** A platform names its own source of such tokens in them. */
const identityEndpoints = ['IDENTITY_ENDPOINT', 'MSI_ENDPOINT'] as const;

/**
 * Keeps these hosts off the proxy for every library. To be called before any of them is loaded; changes
 * nothing where no proxy is set.
 */
export function keepLocalCallsDirect(environment: Record<string, string | undefined>): void {
  const read = (name: string): string | undefined =>
    environment[name] ?? environment[name.toLowerCase()];
  if (names.every((name) => (read(name) ?? '') === '')) return;
  const platform = identityEndpoints.flatMap((name) => {
    const url = read(name) ?? '';
    return URL.canParse(url) ? [new URL(url).hostname] : [];
  });
  const all = [...(read('NO_PROXY')?.split(',') ?? []), ...direct, ...platform];
  const list = [...new Set(all.map((host) => host.trim()).filter((host) => host !== ''))].join(',');
  environment.NO_PROXY = list;
  environment.no_proxy = list;
}

/** `undefined` where it is called directly. */
export function proxyFor(url: string | URL): string | undefined {
  const proxy = getProxyForUrl(url);
  return proxy === '' ? undefined : proxy;
}

/**
 * Tunnels through the URL's proxy (CONNECT, RFC 9110, 9.3.6): the proxy sees the host's name and no content.
 * `undefined` where there is no proxy.
 * @param options keeps connections; without it each request has one of its own
 */
export function proxyAgentFor(
  url: URL,
  options?: { readonly keepAlive: boolean; readonly timeout: number },
): Agent | undefined {
  const proxy = url.protocol === 'https:' ? proxyFor(url) : undefined;
  return proxy === undefined ? undefined : new HttpsProxyAgent(proxy, options);
}
