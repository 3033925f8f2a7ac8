import type { IncomingHttpHeaders } from 'node:http';

/**
 * A sealed draft opens for anybody who has it: another site's page could send one, and somebody would report
 * under a code that others know. A browser names the sender in `Origin`; an old one in `Referer` alone.
 */
export function isOurs({ origin, referer }: IncomingHttpHeaders, url: string): boolean {
  if (origin !== undefined) return origin === url;
  return referer !== undefined && originOf(referer) === url;
}

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}
