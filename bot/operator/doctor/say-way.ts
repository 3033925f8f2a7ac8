import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { Day } from '../../domain/day';
import { codeOf } from '../../domain/error-code';
import { ask } from '../../http/ask';
import { proxyFor } from '../../http/proxy';
import { dayAt } from '../../platform/clock';

/** In milliseconds. */
const patience = 5_000;

/** OpenSSL's words for a certificate that no known authority signed, as a box that opens TLS shows it. */
const notPublic = /^(?:SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF))/;

/**
 * Says what is between this machine and a messenger that could not be asked: a box that opens TLS, or a proxy
 * that is set wrongly. `undefined` where it is neither.
 */
export async function sayWay(url: string): Promise<string | undefined> {
  try {
    await ask(url, { signal: AbortSignal.timeout(patience) });
    return undefined;
  } catch (error) {
    const code = innermostCode(error);
    if (notPublic.test(code))
      return `Somebody opens TLS between this machine and ${new URL(url).hostname}: the certificate is not of a public authority (${code}). Its holder reads every report. Have these calls let through unopened.`;
    return sayProxy(url, code);
  }
}

/** The certificate of the server on this machine, if no public authority signed it. */
export async function showsOwn(url: string, port = 443): Promise<boolean> {
  const { protocol, hostname, port: named } = new URL(url);
  if (protocol !== 'https:') return false;
  const there = await certificateAt(hostname, Number(named || 443), hostname);
  const here = await certificateAt('127.0.0.1', port, hostname);
  return there?.isTrusted === false && there.fingerprint === here?.fingerprint;
}

function sayProxy(url: string, code: string): string | undefined {
  const proxy = proxyFor(url);
  if (proxy === undefined) return undefined;
  // A name and a password may stand before the host.
  const named = `The proxy in HTTPS_PROXY (${URL.canParse(proxy) ? new URL(proxy).host : 'no address'})`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${named} has no address in DNS.`;
  const why = code === 'ECONNREFUSED' ? 'does not answer' : 'lets nothing through';
  return `${named} ${why}. Look whether it begins with http://, and may call ${new URL(url).hostname}.`;
}

/** The code of what first went wrong: fetch wraps it. */
function innermostCode(error: unknown): string {
  const { cause } = Object(error) as { readonly cause?: unknown };
  const within = cause === undefined ? '' : innermostCode(cause);
  return within === '' ? (codeOf(error) ?? '') : within;
}

interface ShownCertificate {
  readonly fingerprint: string;
  readonly lastDay: Day;
  /** An authority that Node knows signed it, for that name. */
  readonly isTrusted: boolean;
}

/** Whoever signed it; `undefined` where a server shows none. */
export function certificateAt(
  host: string,
  port: number,
  name?: string,
): Promise<ShownCertificate | undefined> {
  return new Promise((resolve) => {
    const servername = name === undefined || isIP(name) > 0 ? {} : { servername: name };
    const options = { host, port, ...servername, rejectUnauthorized: false, timeout: 2_000 };
    const socket = connect(options, () => {
      const { fingerprint256: fingerprint, valid_to: end } = socket.getPeerCertificate();
      resolve({ fingerprint, lastDay: dayAt(Date.parse(end)), isTrusted: socket.authorized });
      socket.destroy();
    });
    socket.on('timeout', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(undefined);
    });
  });
}
