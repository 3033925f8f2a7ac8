import { type AddressInfo, createServer } from 'node:net';
import { hostname } from 'node:os';
import { inspect } from 'node:util';
import type { SMTPServerOptions } from 'smtp-server';
import { texts } from '../../../adaptive-cards/texts';
import { askMailServer } from '../../../bot/channels/mail/probe';
import { createMailNotifier } from '../../../bot/channels/mail/send';
import type { MailSettings } from '../../../bot/channels/mail/settings';
import type { MemberId } from '../../../bot/domain/ids';
import { checkMail } from '../../../bot/operator/doctor/check-mail';
import { startMailServer } from '../../support/mail/mail-server';

const member = 'a'.repeat(32) as MemberId;
const address = 'canary.jurist@exempelby.example';
const words = texts.sv.mail;

let server: Awaited<ReturnType<typeof startMailServer>>;
afterEach(() => server.close());

const sends = (changed: Partial<MailSettings> = {}, to = address, timeoutMilliseconds?: number) => {
  const settings = { ...server.settings, ...changed };
  return createMailNotifier({ settings, words, timeoutMilliseconds }).notify(member, to);
};
/** The code of why a mail was not taken; the error has nothing else. */
const refusal = async (...given: Parameters<typeof sends>): Promise<unknown> => {
  const error: unknown = await sends(...given).catch((reason: unknown) => reason);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/canary|exempelby/);
  return (error as { code?: unknown }).code;
};
/** What the sending and doctor's question both say. */
const both = async (changed: Partial<MailSettings> = {}): Promise<unknown> => {
  const code = await refusal(changed);
  expect(await askMailServer({ ...server.settings, ...changed })).toBe(code);
  return code;
};

describe.each(['at-once', 'starttls'] as const)('a mail by TLS %s', (tls) => {
  const opens = async (options?: SMTPServerOptions): Promise<void> => {
    server = await startMailServer(tls, options);
  };

  it('says one constant sentence to one member, and nothing of this machine', async () => {
    await opens();
    const found = checkMail(await askMailServer(server.settings), true);
    const unset = [false, true].flatMap((onWeb) => checkMail(undefined, onWeb));
    expect([...found, ...unset].map(({ kind }) => kind)).toEqual(['fine', 'skipped', 'warning']);
    expect(checkMail('reached', true, 2).map(({ kind, says }) => `${kind}: ${says}`)[1]).toMatch(
      /^warning: 2 members who joined on the web gave no address/,
    );
    await sends();
    await sends({}, 'hr@exempelby.example');
    expect(server.mails.map(({ to }) => to)).toEqual([address, 'hr@exempelby.example']);
    const [first, second] = server.mails;
    expect(first?.session).toMatchObject({ secure: true, hostNameAppearsAs: 'exempelby.example' });
    const [head = '', body = ''] = first?.source.split('\r\n\r\n') ?? [];
    const fixed = head.split('\r\n').filter((line) => !/^(?:Message-ID|Date):/.test(line));
    expect(fixed.sort()).toEqual([
      'Auto-Submitted: auto-generated',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Type: text/plain; charset=utf-8',
      `From: ${server.settings.from}`,
      'MIME-Version: 1.0',
      'Subject: =?UTF-8?Q?Dags_att_titta_i_k=C3=B6n?=',
      `To: ${address}`,
    ]);
    expect(head).toMatch(/^Message-ID: <[0-9a-f-]{36}@exempelby\.example>$/m);
    const bytes = body.trim().replaceAll('=\r\n', '').replaceAll('=', '%');
    expect(decodeURIComponent(bytes)).toBe(words.text);
    expect(first?.source).not.toMatch(RegExp(`https?:|canary-password|${hostname()}`));
    expect(second?.source).not.toContain(address);
  });

  it('is not sent, and no password either, without TLS 1.2 and a good certificate', async () => {
    await opens();
    expect(await both({ ca: undefined })).toBe('mail_tls');
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    expect(await both({ ca: undefined })).toBe('mail_tls');
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    expect(await both({ host: '127.0.0.1' })).toBe('mail_tls');
    expect([server.mails, server.logins]).toEqual([[], []]);
    await server.close();
    await opens({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1' });
    expect(await both()).toBe('mail_tls');
    expect([server.mails, server.logins]).toEqual([[], []]);
  });

  it('is not sent where the login is refused, or none is asked for', async () => {
    await opens();
    expect(await both({ login: { user: 'vissla', pass: 'another-canary' } })).toBe('mail_login');
    await server.close();
    await opens({ disabledCommands: ['AUTH'] });
    expect(await refusal()).toBe('mail_login');
    expect(server.mails).toEqual([]);
    await sends({ login: undefined });
    expect(server.mails).toHaveLength(1);
  });

  it('fails by a code alone where the server refuses the member', async () => {
    await opens();
    server.refused.add(address);
    expect(await refusal()).toBe('mail_refused');
  });
});

it('is not sent where STARTTLS is not offered, or was taken out on the way', async () => {
  server = await startMailServer('starttls', { disabledCommands: ['STARTTLS'] });
  expect(await both()).toBe('mail_tls');
  expect([server.mails, server.logins]).toEqual([[], []]);
});

it('is given up where the server hangs, or is away', async () => {
  server = await startMailServer();
  const silent = createServer((socket) => socket.on('error', () => undefined).resume());
  await new Promise<void>((done) => {
    silent.listen(0, '127.0.0.1', done);
  });
  const { port } = silent.address() as AddressInfo;
  for (const tls of ['at-once', 'starttls'] as const)
    expect(await refusal({ port, tls }, address, 200)).toBe('mail_timeout');
  await new Promise((done) => silent.close(done));
  expect(await both({ port })).toBe('mail_unreachable');
});

it.each([
  'a@b.example\r\nBcc: canary@example.org',
  'a@b.example, canary@example.org',
  'Canary <a@b.example>',
  'a@b.example>\r\nDATA',
  'a@b.example\n',
  '',
])('%j is no address, and nobody is asked to take it', async (to) => {
  server = await startMailServer();
  expect(await refusal({}, to)).toBe('mail_address');
  expect(server.logins).toEqual([]);
});
