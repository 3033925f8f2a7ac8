import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { createKeyVault } from '../../../bot/keys/vault/azure-key-vault';
import { connectKeyVault, type KeyVaultAccess } from '../../../bot/keys/vault/key-vault-client';
import type { Vault } from '../../../bot/ports/keys';
import { certificate, certificateKey } from './key-vault-certificate';

const host = 'vissla-test.vault.azure.net';
const tenant = '22222222-3333-4444-8555-666666666666';
const token = 'a-token-of-the-test';

interface Version {
  readonly version: string;
  readonly value: string;
  readonly contentType: string | undefined;
  readonly created: number;
  enabled: boolean;
}

type Fault =
  | 'none'
  /** The connection is cut. */
  | 'cut'
  /** Nothing is ever answered. */
  | 'hang'
  | 'unavailable'
  | 'throttled'
  | 'forbidden'
  | 'bad_token'
  | 'bad_request';

/**
 * Key Vault as `docs/decisions/0017-keys-come-in-versions.md` takes it, over HTTPS on this
 * machine, for the real client with its challenge check on.
 */
export type KeyVaultServer = Awaited<ReturnType<typeof startKeyVaultServer>>;

function move<V>(from: Map<string, V>, to: Map<string, V>, name: string): void {
  const value = from.get(name);
  if (value === undefined) throw new Error(`no secret ${name}`);
  from.delete(name);
  to.set(name, value);
}

export async function startKeyVaultServer() {
  const secrets = new Map<string, Version[]>();
  const deleted = new Map<string, Version[]>();
  let fault: Fault = 'none';
  let now = Date.parse('2026-11-25T10:00:00Z');
  const server = createServer({ cert: certificate, key: certificateKey }, (request, response) => {
    void answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `https://${host}:${(server.address() as AddressInfo).port}`;

  const add = (name: string, value: string, contentType: string | undefined): Version => {
    const version = randomBytes(16).toString('hex');
    const made = { version, value, contentType, created: Math.floor(now / 1000), enabled: true };
    // In no order: nothing may depend on one.
    const versions = [...(secrets.get(name) ?? []), made];
    secrets.set(name, versions);
    return made;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
    const url = new URL(request.url ?? '/', origin);
    const say = (status: number, content: object, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(content));
    };
    const refuse = (status: number, code: string, inner?: string): void => {
      const innererror =
        inner === undefined ? {} : { innererror: { code: inner, message: 'canary' } };
      say(status, { error: { code, message: `canary ${url.pathname}`, ...innererror } });
    };
    if (request.headers.authorization === undefined || fault === 'bad_token') {
      const { resource } = vault;
      say(
        401,
        {},
        {
          'www-authenticate': `Bearer authorization="https://login.microsoftonline.com/${tenant}", resource="${resource}"`,
        },
      );
      return;
    }
    vault.requests.push(`${request.method} ${url.pathname}`);
    if (request.headers.authorization !== `Bearer ${token}`) return refuse(401, 'Unauthorized');
    switch (fault) {
      case 'cut':
        request.socket.destroy();
        return;
      case 'hang':
        return;
      case 'unavailable':
        return refuse(503, 'Unavailable');
      case 'throttled':
        return say(
          429,
          { error: { code: 'Throttled', message: 'canary' } },
          {
            'retry-after': String(vault.retryAfter),
          },
        );
      case 'forbidden':
        return refuse(403, 'Forbidden', 'ForbiddenByRbac');
      case 'bad_request':
        return refuse(400, 'BadParameter');
      default:
    }
    route(request.method ?? '', url, body, say, refuse);
  }

  function route(
    method: string,
    url: URL,
    body: string,
    say: (status: number, content: object) => void,
    refuse: (status: number, code: string, inner?: string) => void,
  ): void {
    const [kind, name = '', version] = url.pathname.split('/').slice(1);
    const idOf = (one: string, id: string): string => `${origin}/secrets/${one}/${id}`;
    const bundle = (one: string, v: Version): object => ({
      id: idOf(one, v.version),
      contentType: v.contentType,
      attributes: {
        enabled: v.enabled,
        created: v.created,
        updated: v.created,
        recoveryLevel: vault.mayPurge ? 'CustomizedRecoverable+Purgeable' : 'CustomizedRecoverable',
        recoverableDays: 7,
      },
    });
    const list = (items: readonly object[]): void => {
      const from = Number(url.searchParams.get('skip') ?? 0);
      const next = new URL(url);
      next.searchParams.set('skip', String(from + vault.page));
      say(200, {
        value: items.slice(from, from + vault.page),
        nextLink: from + vault.page < items.length ? next.href : null,
      });
    };
    if (kind === 'deletedsecrets') {
      if (!vault.mayPurge && method === 'DELETE') return refuse(403, 'Forbidden');
      if (!deleted.has(name)) return refuse(404, 'SecretNotFound');
      if (method !== 'DELETE') return say(200, { id: idOf(name, '0') });
      if (vault.slowDeletions > 0) {
        vault.slowDeletions -= 1;
        return refuse(409, 'Conflict', 'ObjectIsBeingDeleted');
      }
      deleted.delete(name);
      return say(204, {});
    }
    if (kind !== 'secrets') return refuse(400, 'BadParameter');
    if (name === '') {
      const each = [...secrets].map(([one, versions]) => ({
        ...bundle(one, versions[0]!),
        id: `${origin}/secrets/${one}`,
      }));
      return list(each);
    }
    if (method === 'PUT') {
      if (deleted.has(name)) return refuse(409, 'Conflict', 'ObjectIsDeletedButRecoverable');
      const { value, contentType } = JSON.parse(body) as { value: string; contentType?: string };
      const made = add(name, value, contentType);
      return say(200, { ...bundle(name, made), value });
    }
    const versions = secrets.get(name);
    if (versions === undefined) return refuse(404, 'SecretNotFound');
    if (method === 'DELETE') {
      secrets.delete(name);
      deleted.set(name, versions);
      return say(200, {
        ...bundle(name, versions[0]!),
        recoveryId: `${origin}/deletedsecrets/${name}`,
        deletedDate: Math.floor(now / 1000),
        scheduledPurgeDate: Math.floor(now / 1000) + 7 * 86_400,
      });
    }
    if (version === 'versions') {
      const sorted = [...versions].sort((a, b) => (a.version < b.version ? -1 : 1));
      return list(sorted.map((one) => bundle(name, one)));
    }
    const found = version ? versions.find((one) => one.version === version) : versions.at(-1);
    if (found === undefined) return refuse(404, 'SecretNotFound');
    if (!found.enabled) return refuse(403, 'Forbidden', 'SecretDisabled');
    return say(200, { ...bundle(name, found), value: found.value });
  }

  const lookup: LookupFunction = (_, options, callback) => {
    if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
    else callback(null, '127.0.0.1', 4);
  };
  const agent = new Agent({ ca: certificate, lookup, keepAlive: true });
  const clock = {
    now: () => now,
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const vault = {
    address: origin,
    /** Method and path of every request that came with a token. */
    requests: [] as string[],
    /** Every further request meets this fault. */
    fails: (next: Fault) => {
      fault = next;
    },
    /** Seconds that a throttled client is told to wait. */
    retryAfter: 600,
    /** Whether whoever asks may purge; and how often a purge is told that the deletion is not over yet. */
    mayPurge: true,
    slowDeletions: 0,
    /** What the challenge names. */
    resource: 'https://vault.azure.net',
    /** Secrets a page of a list. */
    page: 3,
    /** Puts a version as somebody in the portal would. */
    put: (name: string, value: string, contentType?: string) => {
      add(name, value, contentType);
    },
    disable: (name: string, isDisabled = true) => {
      for (const version of secrets.get(name) ?? []) version.enabled = !isDisabled;
    },
    /** Deletes a secret as somebody in the portal would, and recovers it. */
    remove: (name: string) => {
      move(secrets, deleted, name);
    },
    recover: (name: string) => {
      move(deleted, secrets, name);
    },
    /** How many versions a secret has; none when it was deleted. */
    versions: (name: string) => secrets.get(name)?.length ?? 0,
    names: () => [...secrets.keys()],
    isRecoverable: (name: string) => deleted.has(name),
    /** The vault's clock and every view's: it moves when a view waits, and not otherwise. */
    clock,
    /** How the real client reaches this server; a new one for each process that is played. */
    access: (): KeyVaultAccess => ({
      credential: {
        getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }),
      },
      policies: [
        {
          position: 'perRetry',
          policy: {
            name: 'pin',
            sendRequest: (request, next) => {
              request.agent = agent;
              return next(request);
            },
          },
        },
      ],
    }),
    view: async (): Promise<Vault> =>
      createKeyVault(await connectKeyVault(origin, vault.access()), clock, async (milliseconds) => {
        clock.advance(milliseconds);
      }),
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return vault;
}
