import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { type Day } from '../../domain/day';
import { dayAt } from '../../platform/clock';

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
