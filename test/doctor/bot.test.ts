import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createHttpApp } from '../../bot/http/app';
import { type RunningServer, startServer } from '../../bot/http/server';
import { versionHeader } from '../../bot/http/version-header';
import { askBot, type BotAnswer, checkBot } from '../../bot/operator/doctor/check-bot';
import { checkSettings, isContained } from '../../bot/operator/doctor/check-settings';
import { slackAway } from '../support/houses/run-command';

const silent = 150;

describe('what listens where the bot should', () => {
  const app = createHttpApp({
    messages: { admits: () => 404, answer: () => undefined },
    ready: () => isReady,
    hindered: () => (isLocked ? 'write_lock' : undefined),
    version: '1.2.3-test',
    settings: 'ab12',
    metrics: () => 'vissla_wrong 0\n',
    fault: () => undefined,
  });
  let isReady = true;
  let isLocked = false;
  let server: RunningServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
    [isReady, isLocked] = [true, false];
  });
  const listens = async (host: string): Promise<{ host: string; port: number }> => {
    server = await startServer({ app, port: 0, host });
    return { host, port: server.port };
  };

  it.each(['127.0.0.1', 'loopback', 'any', '0.0.0.0'])(
    'is Vissla, and says its version to this machine, on %s',
    async (host) => {
      const place = await listens(host);
      expect(await askBot(place)).toEqual({
        kind: 'vissla',
        version: '1.2.3-test',
        settings: 'ab12',
        isReady: true,
      });
      isReady = false;
      expect(await askBot(place)).toMatchObject({ kind: 'vissla', isReady: false });
      [isReady, isLocked] = [true, true];
      expect(await askBot(place)).toMatchObject({ isReady: false, isLocked: true });
    },
  );

  it('is Vissla, which says its version to nobody else', async () => {
    const { port } = await listens('any');
    const headersFor = async (host: string, as: string): Promise<object> => {
      const asked = request({ host, port, path: '/readyz', headers: { host: as } }).end();
      const [response] = (await once(asked, 'response')) as [{ headers: object; resume(): void }];
      response.resume();
      return response.headers;
    };
    expect(await headersFor('127.0.0.1', `127.0.0.1:${port}`)).toHaveProperty(versionHeader);
    // Through a server in front, which stands on the same machine.
    expect(await headersFor('127.0.0.1', 'vissla.exempelby.example')).not.toHaveProperty(
      versionHeader,
    );
    const outward = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    if (outward === undefined) return;
    expect(await headersFor(outward, `${outward}:${port}`)).toHaveProperty(versionHeader);
    expect(await headersFor(outward, `127.0.0.1:${port}`)).not.toHaveProperty(versionHeader);
  });

  it('says its figures to this machine, and to nobody through a server in front', async () => {
    const { port } = await listens('any');
    const asks = async (as: string): Promise<string> => {
      const options = { host: '127.0.0.1', port, path: '/metrics', headers: { host: as } };
      const [response] = (await once(request(options).end(), 'response')) as [IncomingMessage];
      return `${response.statusCode} ${(await response.toArray()).join('')}`;
    };
    expect(await asks(`127.0.0.1:${port}`)).toBe('200 vissla_wrong 0\n');
    expect(await asks('vissla.exempelby.example')).toBe('404 ');
  });

  it.each<[string, (socket: Socket) => unknown, BotAnswer['kind']]>([
    ['another server', (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'), 'another'],
    ['no server at all', (socket) => socket.end('SSH-2.0-canary\r\n'), 'another'],
    ['one that hangs up', (socket) => socket.destroy(), 'another'],
    ['one that says nothing', () => undefined, 'another'],
  ])('is %s', async (_, answer, kind) => {
    const sockets: Socket[] = [];
    const other = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
      answer(socket);
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await askBot({ host: '127.0.0.1', port }, silent)).toEqual({ kind });
    for (const socket of sockets) socket.destroy();
    other.close();
    await once(other, 'close');
    expect(await askBot({ host: '127.0.0.1', port })).toEqual({ kind: 'nobody' });
    expect(await askBot({ host: '192.0.2.1', port }, silent)).toMatchObject({
      kind: expect.stringMatching(/^(?:nobody|another)$/) as string,
    });
  });
});

describe('what doctor says of it', () => {
  const said = (answer: BotAnswer, hasBegun = true): string[] =>
    checkBot(answer, '127.0.0.1:3978', { version: '0.2.0', settings: 'ab' }, hasBegun).map(
      ({ kind, says }) => `${kind}: ${says}`,
    );
  const vissla = { kind: 'vissla', version: '0.2.0', settings: 'ab', isReady: true } as const;

  it.each<[string, BotAnswer, RegExp]>([
    ['all is well', vissla, /^fine: Vissla 0\.2\.0 answers on 127\.0\.0\.1:3978\.$/],
    ['it starts or ends', { ...vissla, isReady: false }, /^warning: .*not ready/],
    [
      'another holds the write lock',
      { ...vissla, isReady: false, isLocked: true },
      /^wrong: .*frozen/,
    ],
    ['it was not restarted', { ...vissla, version: '0.1.0' }, /^warning: Vissla 0\.1\.0 .*Restart/],
    ['its settings were changed', { ...vissla, settings: 'cd' }, /^warning: .* other settings/],
    ['it says of none', { ...vissla, settings: '' }, /^fine: /],
    ['it is away', { kind: 'nobody' }, /^wrong: Nobody answers on .*systemctl start vissla/],
    [
      'it hangs, or is another',
      { kind: 'another' },
      /^wrong: What is on .*restart it; else stop it/,
    ],
  ])('when %s', (_, answer, sentence) => {
    expect(said(answer)).toEqual([expect.stringMatching(sentence)]);
  });
});

describe('where it listens', () => {
  const settings = {
    ...slackAway,
    VISSLA_ORGANISATION: 'Exempelby kommun',
    VISSLA_WEBSITE_URL: 'https://www.exempelby.example/visselblasning',
    VISSLA_PRIVACY_URL: 'https://www.exempelby.example/personuppgifter',
    VISSLA_DISPOSAL_WHISTLEBLOWING: 'KS 2026/12 24',
    VISSLA_DISPOSAL_HR: 'KS 2026/13 24',
    VISSLA_CONTACTS: 'examples/contacts.json',
    VISSLA_PASSES: 'at-once',
  };
  const all = (more: Record<string, string>, isContained = false, unread?: string): string[] =>
    checkSettings({ environment: { ...settings, ...more }, isContained, unread }).findings.map(
      ({ kind, says }) => `${kind}: ${says}`,
    );
  const said = (...of: Parameters<typeof all>) =>
    all(...of).filter((one) => !one.includes(': Disposal'));

  it('is followed by the decisions by which cases are disposed of', () => {
    expect(all({ VISSLA_DISPOSAL_HR: 'bevaras' })).toContain(
      'fine: Disposal: whistleblowing by KS 2026/12, 24 months after closing; hr has no decision, so its cases are only archived.',
    );
  });

  it.each([
    ['127.0.0.1', '127.0.0.1:3978'],
    ['localhost', 'localhost:3978'],
    ['::1', '[::1]:3978'],
    ['192.0.2.7', '192.0.2.7:3978'],
  ])('is said: VISSLA_HOST=%s', (VISSLA_HOST, at) => {
    expect(said({ VISSLA_HOST })).toEqual([`fine: Production, with Slack, on ${at}.`]);
  });

  it.each(['', '0.0.0.0', '::', '0:0:0:0:0:0:0:0'])(
    'is a warning on every interface, but in a container: VISSLA_HOST=%s',
    (VISSLA_HOST) => {
      const fine = 'fine: Production, with Slack, on every interface, port 3978.';
      expect(said({ VISSLA_HOST })).toEqual([
        fine,
        expect.stringMatching(
          /^warning: It listens on every interface, in clear: .*VISSLA_HOST=127/,
        ),
      ]);
      expect(said({ VISSLA_HOST }, true)).toEqual([fine]);
    },
  );

  it('is looked at although a letter or a sign hides the setting', () => {
    for (const name of ['VISLA_HOST', '\ufeffVISSLA_HOST'])
      expect(said({ [name]: '127.0.0.1' })).toEqual([
        expect.stringMatching(/^wrong: .*VISSLA_HOST.*docs\/settings\.md says what it must be\.$/),
      ]);
  });

  it('is named beside settings that nobody read', () => {
    expect(said({ VISSLA_HOST: '127.0.0.1' }, false, 'Unread.')).toContain('warning: Unread.');
    expect(said({ VISSLA_PORT: 'x' }, false, 'Unread.')).toContain('warning: Unread.');
  });
});

describe('a container', () => {
  it('is known by its files, or by what it is told', () => {
    const none = (): boolean => false;
    expect(isContained({ PATH: '/bin' }, none)).toBe(false);
    expect(isContained({}, (path) => path === '/run/.containerenv')).toBe(true);
    expect(isContained({ KUBERNETES_SERVICE_HOST: '10.0.0.1' }, none)).toBe(true);
  });
});
