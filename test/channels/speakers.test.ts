import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from '../../bot/channels/teams/payload';
import { createTeamsNotifier } from '../../bot/channels/teams/send';
import type { ConnectorError, Speaker } from '../../bot/channels/teams/speaker';
import { mayPass } from '../../bot/channels/teams/timeouts';
import { codeOf } from '../../bot/domain/error-code';
import type { MemberId } from '../../bot/domain/ids';
import { startLocalServer } from '../support/messengers/local-server';
import { type SpeakerKind, speakerKinds, speakerOf } from '../support/messengers/speakers';
import { startTeamsBot } from '../support/messengers/teams-bot';

const member = 'ab'.repeat(16) as MemberId;

/** What the Connector receives of two cards, three notices and the beginning of a conversation. */
async function heardFrom(speaker: SpeakerKind) {
  const bot = await startTeamsBot({ speaker });
  const conversation = { id: 'a:other', conversationType: 'personal' };
  await bot.send({ text: 'x' });
  await bot.send({ type: 'installationUpdate', action: 'add', conversation });
  await bot.send({ type: 'invoke', name: 'task/fetch' });
  const address = bot.presses[0]?.who.address ?? '';
  await bot.channel.notifier.notify(member, address, 1);
  bot.service.removesHistory();
  await bot.channel.notifier.notify(member, address, 2);
  const { sent, appId, tenant, metadataUrl } = bot.service;
  await bot.close();
  return sent.map((one) => {
    const plain = JSON.stringify({ ...one, authorization: one.authorization?.split('.').length })
      .replaceAll(appId, 'the-app')
      .replaceAll(tenant, 'the-tenant')
      .replaceAll(new URL(metadataUrl).host, 'the-host');
    return JSON.parse(plain) as Readonly<Record<'method' | 'path' | 'answered', string>> & {
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Readonly<Record<string, unknown>>;
    };
  });
}

type Heard = Awaited<ReturnType<typeof heardFrom>>[number];

/** All in which they differ. Each is left out before the rest is compared. */
const differences = {
  headersOfSdk: ['x-ms-client-request-id', 'x-ms-conversation-id'],
  headersOfRest: ['accept-language', 'sec-fetch-mode'],
  headersThatDiffer: ['accept-encoding', 'content-length', 'content-type', 'user-agent'],
  /** The SDK repeats what the address says already. */
  fieldsOfSdk: ['channelId', 'serviceUrl'],
} as const;

/** A message that answers nothing: the SDK invents an activity that it answers. */
function withoutInventedReply({ path, body, ...rest }: Heard) {
  const { replyToId, ...others } = body;
  const isInvented = typeof replyToId === 'string' && !/^17\d{11}$/.test(replyToId);
  if (!isInvented) return { ...rest, path, body };
  return { ...rest, path: path.replace(/\/[^/]+$/, ''), body: others };
}

/** People and conversations by their ids alone; the SDK adds empty names and the kind of conversation. */
function byIds(body: Heard['body']): object {
  const idOf = (part: unknown): unknown => (part as { readonly id?: unknown } | undefined)?.id;
  const { from, conversation, recipient, ...others } = body;
  return 'members' in body
    ? body
    : { ...others, from: idOf(from), conversation: idOf(conversation), recipient: idOf(recipient) };
}

const without = (of: object, ...names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(of).filter(([name]) => !names.includes(name)));

describe('what the Connector receives', () => {
  let sdk: readonly Heard[];
  let rest: readonly Heard[];
  beforeAll(async () => {
    [sdk, rest] = await Promise.all([heardFrom('sdk'), heardFrom('rest')]);
  });

  it('is the same from both, but for a list', () => {
    const { headersOfSdk, headersOfRest, headersThatDiffer, fieldsOfSdk } = differences;
    const left = [...headersOfSdk, ...headersOfRest, ...headersThatDiffer, 'authorization'];
    const compared = (heard: readonly Heard[]) =>
      heard.map(withoutInventedReply).map(({ headers, body, ...others }) => ({
        ...others,
        headers: without(headers, ...left),
        // Where the SDK has begun a conversation, it names no recipient.
        body: without(byIds(without(body, ...fieldsOfSdk)), 'recipient'),
      }));
    expect(rest).toHaveLength(6);
    expect(compared(rest)).toEqual(compared(sdk));
    expect(sdk.map(({ body }) => 'recipient' in body)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(rest.map(({ body }) => 'recipient' in body)).toEqual([
      true,
      true,
      true,
      true,
      false,
      true,
    ]);
  });

  it('differs in all of that list', () => {
    const names = (heard: readonly Heard[]) =>
      new Set(heard.flatMap(({ headers }) => Object.keys(headers)));
    const [ofSdk, ofRest] = [names(sdk), names(rest)];
    expect([...ofSdk].filter((name) => !ofRest.has(name)).sort()).toEqual(differences.headersOfSdk);
    expect([...ofRest].filter((name) => !ofSdk.has(name)).sort()).toEqual(
      differences.headersOfRest,
    );
    for (const name of differences.headersThatDiffer)
      expect([name, rest[0]?.headers[name]]).not.toEqual([name, sdk[0]?.headers[name]]);
    for (const name of differences.fieldsOfSdk)
      expect([sdk, rest].map(([one]) => name in (one?.body ?? {}))).toEqual([true, false]);
    expect(rest.map(({ path }) => path.split('/').length)).toEqual([7, 7, 6, 6, 4, 6]);
  });
});

type Answers = (response: ServerResponse, request: IncomingMessage) => void;

const refuses =
  (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Answers =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ error: { code, message: 'canary' } }));

const limited = 'TooManyRequests';
/** The fault; the status and pause known of it; a notice's code; whether a card is tried again. */
const faults: readonly (readonly [
  name: string,
  answers: Answers,
  status: number | undefined,
  pause: number | undefined,
  notice: string,
  again: boolean,
])[] = [
  ['400', refuses(400, 'BadSyntax'), 400, undefined, 'refused', false],
  ['401', refuses(401, 'BotNotRegistered'), 401, undefined, 'refused', false],
  ...[
    'ConversationBlockedByUser',
    'BotNotInConversationRoster',
    'BotDisabledByAdmin',
    'MessageWritesBlocked',
    'Forbidden',
  ].map((code) => [`403 ${code}`, refuses(403, code), 403, undefined, 'refused', false] as const),
  ['404', refuses(404, 'ConversationNotFound'), 404, undefined, 'refused', false],
  ['412', refuses(412, 'PreconditionFailed'), 412, undefined, 'unreachable', true],
  ['413', refuses(413, 'MessageSizeTooBig'), 413, undefined, 'refused', false],
  ['429', refuses(429, limited), 429, undefined, 'limited', true],
  ['429, seconds', refuses(429, limited, { 'retry-after': '7' }), 429, 7, 'limited', true],
  [
    '429, a date',
    refuses(429, limited, { 'retry-after': 'Wed, 02 Dec 2026 12:00:00 GMT' }),
    ...([429, undefined, 'limited', true] as const),
  ],
  ...[500, 502, 503, 504].map(
    (status) =>
      [String(status), refuses(status, 'Trouble'), status, undefined, 'unreachable', true] as const,
  ),
  ['501', refuses(501, 'NotImplemented'), 501, undefined, 'unreachable', false],
  [
    'sent elsewhere',
    refuses(307, 'Elsewhere', { location: '/elsewhere' }),
    ...([307, undefined, 'unreachable', false] as const),
  ],
  [
    'no JSON',
    (response) => response.writeHead(502).end('<html>canary'),
    502,
    undefined,
    'unreachable',
    true,
  ],
  ['cut', (response) => response.destroy(), undefined, undefined, 'unreachable', true],
  ['slow', () => undefined, undefined, undefined, 'unreachable', true],
];

describe.each(speakerKinds)('a fault of the Connector ends alike: %s', (kind) => {
  let answers: Answers = () => undefined;
  let calls = 0;
  let server: Awaited<ReturnType<typeof startLocalServer>>;
  let speaker: Speaker;
  beforeAll(async () => {
    server = await startLocalServer((request, response) => {
      calls += 1;
      request.resume();
      answers(response, request);
    });
  });
  /** Only where the answer never comes is the wait short: a busy machine may take its time for the others. */
  const waitsFor = (name: string): void => {
    const milliseconds = name.startsWith('slow') ? 200 : 60_000;
    const token = () => Promise.resolve('a-token');
    speaker = speakerOf({ appId: 'app', token, mayGetToken: () => true, milliseconds }, kind);
  };
  afterAll(() => server.close());

  const to = { conversation: 'a:1', bot: '28:b', user: '29:u' };
  const message = { type: 'message' as const, attachments: [] };
  const ways: Readonly<Record<string, (serviceUrl: string) => Promise<unknown>>> = {
    spoken: (serviceUrl) => speaker.speak({ ...to, serviceUrl }, message),
    begun: (serviceUrl) => speaker.begin({ ...to, serviceUrl, tenant: 't' }, message),
    'in a turn': async (serviceUrl) => {
      const activity = { ...to, type: 'message', id: '1', channel: 'msteams', serviceUrl } as const;
      const posted: Promise<void>[] = [];
      await speaker.run(activity as unknown as Activity, async (_, post) => {
        posted.push(post(message));
        await Promise.allSettled(posted);
        return undefined;
      });
      await Promise.all(posted);
    },
  };

  it.each(faults)('%s', async (name, does, status, pause, notice, again) => {
    waitsFor(name);
    answers = does;
    for (const [way, speaks] of Object.entries(ways)) {
      calls = 0;
      const error: unknown = await speaks(`${server.url}/`).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ name: 'ConnectorError', code: 'connector_refused' });
      const { status: known, retryAfter, ...rest } = error as ConnectorError;
      const end = [status, pause, again];
      expect([way, known, retryAfter, mayPass(error)]).toEqual([way, ...end]);
      expect(rest).toEqual({ name: 'ConnectorError', code: 'connector_refused' });
      expect((error as Error).cause).toBeUndefined();
      // Nothing is sent twice of the speaker's own accord.
      expect(calls).toBeLessThanOrEqual(1);
    }
    const notifier = createTeamsNotifier({
      speaker,
      cards: { notice: () => ({}) },
      mayGetToken: () => true,
    });
    const serviceUrl = `${server.url}/`;
    const address = JSON.stringify({ ...to, serviceUrl, tenant: 't', locale: 'sv' });
    const told: unknown = await notifier
      .notify(member, address, 1)
      .catch((caught: unknown) => caught);
    expect(told).toMatchObject({ code: notice });
  });

  it('without a token nothing is sent', async () => {
    calls = 0;
    const token = () => Promise.reject(new Error('canary'));
    const parts = { appId: 'app', token, mayGetToken: () => true };
    const work = speakerOf(parts, kind).speak({ ...to, serviceUrl: `${server.url}/` }, message);
    const error: unknown = await work.catch((caught: unknown) => caught);
    expect({ ...(error as object) }).toEqual({ name: 'ConnectorError', code: 'connector_refused' });
    expect(calls).toBe(0);
  });

  const whole = { 'content-type': 'application/json', 'content-length': '100' };
  it.each<readonly [string, Answers, 'posted' | 'connector_refused']>([
    ['without a body', (response) => response.writeHead(201).end(), 'posted'],
    ['no JSON', (response) => response.writeHead(201).end('<html>canary'), 'connector_refused'],
    [
      'cut within its body',
      (response) => response.writeHead(201, whole).write('{', () => response.destroy()),
      'connector_refused',
    ],
    [
      'slow within its body',
      (response) => response.writeHead(201, whole).write('{'),
      'connector_refused',
    ],
  ])('an answer that takes the message, %s', async (name, does, ends) => {
    waitsFor(name);
    answers = does;
    const serviceUrl = `${server.url}/`;
    const work = speaker.speak({ ...to, serviceUrl }, message);
    expect(await work.then(() => 'posted', codeOf)).toBe(ends);
    const begun = speaker.begin({ ...to, serviceUrl, tenant: 't' }, message);
    // It says whose conversation it is, or nothing can be posted there.
    expect(await begun.then(() => 'posted', codeOf)).toBe('connector_refused');
  });
});
