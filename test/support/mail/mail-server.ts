import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { MailSettings } from '../../../bot/channels/mail/settings';
import { certificate, key } from './certificate';

/** A real mail server on this machine, which knows one user. */
export async function startMailServer(
  tls: MailSettings['tls'] = 'at-once',
  options: SMTPServerOptions = {},
) {
  const mails: { to: string; source: string; session: SMTPServerSession }[] = [];
  /** The passwords that were tried. */
  const logins: unknown[] = [];
  /** Addresses that it does not take. */
  const refused = new Set<string>();
  const server = new SMTPServer({
    secure: tls === 'at-once',
    key,
    cert: certificate,
    logger: false,
    closeTimeout: 0,
    onAuth: ({ password }, _session, done) => {
      logins.push(password);
      if (password === 'canary-password') done(null, { user: 'vissla' });
      else done(new Error('not that canary'));
    },
    onRcptTo: ({ address }, _session, done) => {
      done(refused.has(address) ? new Error(`no ${address} here`) : null);
    },
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join();
      void text(stream).then((source) => {
        mails.push({ to, source, session });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const settings: MailSettings = {
    host: 'localhost',
    port: (server.server.address() as AddressInfo).port,
    tls,
    login: { user: 'vissla', pass: 'canary-password' },
    from: 'kanal@exempelby.example',
    ca: certificate,
  };
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(done);
    });
  return { settings, mails, logins, refused, close };
}
