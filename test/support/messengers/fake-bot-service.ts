import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that the bot made to the connector. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
  /** What it answered: 201 when it has taken the call. */
  readonly answered: number | 'hang';
}

interface Answer {
  readonly status: number;
  /** The parsed JSON body; `undefined` when there is none. */
  readonly body: unknown;
  readonly text: string;
  readonly headers: Headers;
}

/** What the connector answers instead of taking a call. */
interface Wish {
  readonly status: number | 'hang';
  readonly retryAfter: string | undefined;
  /** The person whose conversation it is about; none for all. */
  readonly to: string | undefined;
  readonly left: number;
}

export interface TokenWishes {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Another private key than the one that is published. */
  readonly key?: KeyObject;
}

/**
 * What stands on Microsoft's side of the wire, on this machine: the metadata and signing keys, the endpoint for outgoing
 * tokens, and a connector that records what the bot says.
 */
export interface FakeBotService {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenant: string;
  readonly metadataUrl: string;
  readonly serviceUrl: string;
  /** A token as the Bot Connector signs it; `claims` and `header` change or, with `undefined`, drop parts. */
  tokenFor(wishes?: TokenWishes): string;
  /** An activity as Teams sends it; `changes` replaces whole top-level parts. */
  activity(changes?: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** Posts an activity (or raw text) to a bot; `token` null sends no header at all. */
  sendActivity(endpoint: string, activity: unknown, token?: string | null): Promise<Answer>;
  /** Calls to the connector, in order. */
  readonly sent: Sent[];
  /** Forms that asked for an outgoing token. */
  readonly tokenRequests: URLSearchParams[];
  /** How often the metadata document was read. */
  readonly metadataReads: () => number;
  /**
   * Makes the connector answer with another status than 201, or with `hang` only when the service closes; the next so many
   * times, or until it is told otherwise. With `to` for one person's conversation alone, after what was said of that one before.
   */
  connectorAnswers(
    status: number | 'hang',
    more?: { readonly retryAfter?: string; readonly times?: number; readonly to?: string },
  ): void;
  /** Makes the metadata endpoint fail, or work again. */
  metadataFails(fails: boolean): void;
  close(): Promise<void>;
}

export async function startFakeBotService(
  now: () => number = () => Date.now(),
): Promise<FakeBotService> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sent: Sent[] = [];
  const tokenRequests: URLSearchParams[] = [];
  const [appId, tenant] = [randomUUID(), randomUUID()];
  const hanging: (() => Promise<void>)[] = [];
  let wishes: readonly Wish[] = [];
  let failing = false;
  let reads = 0;

  const server = createServer((request, response) => {
    void serve(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${base}/teams/`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    const path = request.url ?? '';
    if (path === '/openid') {
      reads += 1;
      const document = { issuer: base, jwks_uri: `${base}/keys`, token_endpoint: `${base}/token` };
      await reply(response, failing ? 500 : 200, document);
    } else if (path === '/keys') {
      const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig' };
      await reply(response, 200, { keys: [{ ...jwk, endorsements: ['msteams', 'webchat'] }] });
    } else if (path === '/token') {
      tokenRequests.push(new URLSearchParams(body));
      const token = `outgoing-${tokenRequests.length}`;
      await reply(response, 200, { access_token: token, token_type: 'Bearer', expires_in: 3600 });
    } else {
      const parsed: unknown = body === '' ? undefined : JSON.parse(body);
      const { method = '', headers } = request;
      const { status, retryAfter } = granted(path);
      const { authorization } = headers;
      sent.push({ method, path, authorization, body: parsed, answered: status });
      const answer = { id: `sent-${sent.length}` };
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
      if (status === 'hang') hanging.push(() => reply(response, 201, answer));
      else await reply(response, status, answer);
    }
  }

  /** The first wish that is for this conversation, which is one less then. */
  function granted(path: string): Omit<Wish, 'left'> {
    const wish = wishes.find(
      ({ to }) => to === undefined || decodeURIComponent(path).includes(`/a:${to}/`),
    );
    wishes = wishes.flatMap((one) => {
      if (one !== wish) return [one];
      return one.left > 1 ? [{ ...one, left: one.left - 1 }] : [];
    });
    return wish ?? { status: 201, retryAfter: undefined, to: undefined };
  }

  const service: FakeBotService = {
    appId,
    appPassword: 'the-app-password',
    tenant,
    metadataUrl: `${base}/openid`,
    serviceUrl,
    tokenFor: ({ claims, header, key } = {}) => {
      const seconds = Math.floor(now() / 1000);
      return sign(
        { alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header },
        {
          iss: 'https://api.botframework.com',
          aud: appId,
          nbf: seconds - 10,
          exp: seconds + 3600,
          serviceurl: serviceUrl,
          ...claims,
        },
        key ?? privateKey,
      );
    },
    activity: (changes) => ({
      type: 'message',
      id: '1700000000000',
      timestamp: new Date(now()).toISOString(),
      channelId: 'msteams',
      serviceUrl,
      from: { id: '29:employee', name: 'Karin Andersson', aadObjectId: 'aad-employee' },
      conversation: { id: 'a:chat-1', conversationType: 'personal', tenantId: tenant },
      recipient: { id: `28:${appId}`, name: 'Vissla' },
      channelData: { tenant: { id: tenant } },
      locale: 'sv-SE',
      ...changes,
    }),
    sendActivity: async (endpoint, activity, token = service.tokenFor()) => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: typeof activity === 'string' ? activity : JSON.stringify(activity),
      });
      const text = await response.text();
      const { status, headers } = response;
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      return { status, headers, text, body };
    },
    sent,
    tokenRequests,
    metadataReads: () => reads,
    connectorAnswers: (status, { retryAfter, times = Infinity, to } = {}) => {
      const wish = { status, retryAfter, to, left: times };
      if (to !== undefined) wishes = [...wishes, wish];
      else wishes = status === 201 ? [] : [wish];
    },
    metadataFails: (fails) => {
      failing = fails;
    },
    close: async () => {
      await Promise.all(hanging.map((release) => release()));
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeIdleConnections();
        setTimeout(() => {
          server.closeAllConnections();
        }, 100).unref();
      });
    },
  };
  return service;
}

function sign(header: object, claims: object, key: KeyObject): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode(header)}.${encode(claims)}`;
  const signature = createSign('RSA-SHA256').update(signed).sign(key).toString('base64url');
  return `${signed}.${signature}`;
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Resolves when the answer is on its way. */
function reply(response: ServerResponse, status: number, body: object): Promise<void> {
  response.writeHead(status, { 'content-type': 'application/json' });
  return new Promise((resolve) => {
    // Or when there is nobody any more who would take it.
    if (response.destroyed) resolve();
    response.once('close', resolve);
    response.end(JSON.stringify(body), resolve);
  });
}
