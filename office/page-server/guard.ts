import type { Request, RequestHandler } from 'express';

const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** This machine's names in a Host header, each with the office's port. */
function ownHosts(officeUrl: string): readonly string[] {
  const { port } = new URL(officeUrl);
  const suffix = port === '' ? '' : `:${port}`;
  return ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}${suffix}`);
}

/** Another site's page may link to the office, but not fetch from it, post to it or frame it. */
function isForeign(request: Request, hosts: readonly string[]): boolean {
  const origin = request.get('origin');
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) return true;
  const site = request.get('sec-fetch-site') ?? 'none';
  if (site === 'none' || site === 'same-origin') return false;
  return !(request.method === 'GET' && request.get('sec-fetch-dest') === 'document');
}

/**
 * Lets only this machine's own clients in. The Host header is checked because of DNS rebinding: a foreign
 * page whose name suddenly leads to 127.0.0.1 still sends its own name.
 */
export function guardLoopback(officeUrl: () => string): RequestHandler {
  return (request, response, next) => {
    const hosts = ownHosts(officeUrl());
    const near = loopback.test(request.socket.remoteAddress ?? '');
    if (!near || !hosts.includes((request.get('host') ?? '').toLowerCase())) {
      response.status(403).json({ error: 'loopback_only' });
      return;
    }
    if (isForeign(request, hosts)) {
      response.status(403).json({ error: 'foreign_origin' });
      return;
    }
    next();
  };
}
