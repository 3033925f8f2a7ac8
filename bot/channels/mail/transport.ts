import { createTransport, type Transporter } from 'nodemailer';
import type { MailSettings } from './settings';

/** Milliseconds for each step: the connection, the greeting, an answer. */
const patience = 10_000;

/**
 * The way to the server, with a connection for each mail. It is by TLS 1.2 or newer and with a certificate
 * that is checked, or there is none: no setting and no environment turns that off. The greeting names the
 * sender's domain, not this machine.
 */
export function openTransport({
  host,
  port,
  tls,
  login,
  from,
  ca,
}: MailSettings): Pick<Transporter, 'sendMail' | 'verify'> {
  const secure = tls === 'at-once';
  return createTransport({
    host,
    port,
    secure,
    requireTLS: !secure,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca !== undefined && { ca }) },
    // A server that offers no login is refused as well.
    ...(login !== undefined && { auth: login, forceAuth: true }),
    name: from.slice(from.lastIndexOf('@') + 1),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
