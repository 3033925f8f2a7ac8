import { createKeyVault } from '../../bot/keys/vault/azure-key-vault';
import { parseKeyVaultAddress } from '../../bot/keys/vault/key-vault-address';
import { connectKeyVault } from '../../bot/keys/vault/key-vault-client';
import { VaultError } from '../../bot/keys/vault/vault-error';
import { vaultContract } from '../contract/vault.contract';
import { deadlinesByHand } from '../support/by-hand';
import { printedWhile } from '../support/printed';
import { type KeyVaultServer, startKeyVaultServer } from '../support/vault/key-vault-server';

const secret = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const ours = 'application/octet-stream;base64';

vaultContract('a Key Vault', async () => {
  const server = await startKeyVaultServer();
  return { vault: await server.view(), again: () => server.view(), remove: () => server.close() };
});

let server: KeyVaultServer;
beforeEach(async () => {
  server = await startKeyVaultServer();
});
afterEach(() => server.close());

describe('several processes that make one secret', () => {
  it('get one value in every order in which they may come', async () => {
    for (let round = 0; round < 20; round++) {
      const name = `shred-${2026 + round}-01`;
      const views = await Promise.all([1, 2, 3].map(() => server.view()));
      const given = await Promise.all(
        views.map(async (vault, index) => {
          // Some begin while the others already wait for their second to be over.
          for (let turn = 0; turn < (index * round) % 7; turn++) await new Promise(setImmediate);
          return vault.getOrCreate(name, () => secret(index + 1));
        }),
      );
      const late = await server.view();
      given.push((await late.get(name))!);
      expect(given).toEqual(given.map(() => given[0]));
      expect(await (await server.view()).getOrCreate(name, () => secret(9))).toEqual(given[0]);
    }
  });

  it('agree although the vault makes two versions within one second', async () => {
    const [one, two] = [await server.view(), await server.view()];
    const given = await Promise.all([
      one.getOrCreate('kek-v1', () => secret(1)),
      two.getOrCreate('kek-v1', () => secret(2)),
    ]);
    expect(server.versions('kek-v1')).toBe(2);
    expect(given[0]).toEqual(given[1]);
  });

  it('wait for real until the second is over', async () => {
    const real = createKeyVault(await connectKeyVault(server.address, server.access()), {
      now: () => Date.now(),
    });
    const begun = performance.now();
    expect(await real.getOrCreate('kek-v1', () => secret(1))).toEqual(secret(1));
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1_990);
  });
});

describe('a secret in Key Vault', () => {
  it('keeps its value when somebody puts a new version', async () => {
    const vault = await server.view();
    await vault.getOrCreate('kek-v1', () => secret(1));
    server.clock.advance(5_000);
    server.put('kek-v1', Buffer.from(secret(2)).toString('base64'), ours);
    expect(await vault.get('kek-v1')).toEqual(secret(1));
    expect(await (await server.view()).getOrCreate('kek-v1', () => secret(3))).toEqual(secret(1));
  });

  it('is found among several pages of versions and of names', async () => {
    const vault = await server.view();
    await vault.getOrCreate('kek-v1', () => secret(1));
    for (let number = 0; number < 9; number++) {
      server.clock.advance(1_000);
      server.put('kek-v1', Buffer.from(secret(2)).toString('base64'), ours);
      server.put(`other-${number}`, 'AAAA', ours);
    }
    expect(await (await server.view()).get('kek-v1')).toEqual(secret(1));
    expect(await vault.names('other-')).toHaveLength(9);
  });

  it.each([
    ['text', 'not base64!', ours],
    ['base64 that is not the shortest', 'AA', ours],
    ['a value of somebody else', 'AAAA', 'text/plain'],
    ['a value without a type', 'AAAA', undefined],
  ])('is refused when it is %s', async (_, value, type) => {
    server.put('kek-v1', value, type);
    const vault = await server.view();
    await expect(vault.get('kek-v1')).rejects.toMatchObject({ code: 'vault_broken' });
  });

  it('that is disabled says so', async () => {
    const vault = await server.view();
    await vault.getOrCreate('kek-v1', () => secret(1));
    server.disable('kek-v1');
    await expect(vault.get('kek-v1')).rejects.toMatchObject({ code: 'vault_disabled' });
    const made = vault.getOrCreate('kek-v1', () => secret(2));
    await expect(made).rejects.toMatchObject({ code: 'vault_disabled' });
  });
});

describe('destroying in Key Vault', () => {
  it('deletes and purges, also when the deletion takes a while', async () => {
    const vault = await server.view();
    await vault.getOrCreate('shred-2026-01', () => secret(1));
    server.slowDeletions = 2;
    await vault.destroy('shred-2026-01');
    expect(server.versions('shred-2026-01')).toBe(0);
    expect(server.isRecoverable('shred-2026-01')).toBe(false);
    expect(await vault.getOrCreate('shred-2026-01', () => secret(2))).toEqual(secret(2));
  });

  it('leaves the rest to the vault where nobody may purge, and says so when the name is wanted again', async () => {
    server.mayPurge = false;
    const vault = await server.view();
    await vault.getOrCreate('shred-2026-01', () => secret(1));
    await vault.destroy('shred-2026-01');
    expect(server.isRecoverable('shred-2026-01')).toBe(true);
    expect(await vault.get('shred-2026-01')).toBeUndefined();
    const made = vault.getOrCreate('shred-2026-01', () => secret(2));
    await expect(made).rejects.toMatchObject({ code: 'vault_deleted' });
  });

  it('says for how many days that is: none where it may purge', async () => {
    const vault = await server.view();
    await vault.getOrCreate('shred-2026-01', () => secret(1));
    expect(await vault.recoverableDays?.()).toBe(0);
    server.mayPurge = false;
    expect(await vault.recoverableDays?.()).toBe(7);
  });

  it('finishes what a process that was killed had begun', async () => {
    server.mayPurge = false;
    const killed = await server.view();
    await killed.getOrCreate('shred-2026-01', () => secret(1));
    await killed.destroy('shred-2026-01');
    server.mayPurge = true;
    await (await server.view()).destroy('shred-2026-01');
    expect(server.isRecoverable('shred-2026-01')).toBe(false);
  });
});

describe('a Key Vault that is away', () => {
  it.each(['cut', 'unavailable', 'throttled'] as const)(
    'says so at once, and is asked again (%s)',
    async (fault) => {
      const vault = await server.view();
      await vault.getOrCreate('kek-v1', () => secret(1));
      server.fails(fault);
      const code = fault === 'throttled' ? 'vault_busy' : 'vault_away';
      await expect(vault.get('kek-v1')).rejects.toMatchObject({ code });
      await expect(vault.names('')).rejects.toMatchObject({ code });
      server.fails('none');
      expect(await vault.get('kek-v1')).toEqual(secret(1));
      expect(await vault.names('')).toEqual(['kek-v1']);
    },
  );

  it('does not make a request wait for as long as it says', async () => {
    const vault = await server.view();
    server.fails('throttled');
    server.retryAfter = 3_600;
    const begun = performance.now();
    await expect(vault.get('kek-v1')).rejects.toMatchObject({ code: 'vault_busy' });
    expect(performance.now() - begun).toBeLessThan(300_000);
    expect(server.requests).toHaveLength(3);
  });

  it('that never answers is given up', async () => {
    const vault = await server.view();
    await vault.getOrCreate('kek-v1', () => secret(1));
    server.fails('hang');
    const deadlines = deadlinesByHand();
    let isGivenUp = false;
    const asked = vault.get('kek-v1').finally(() => {
      isGivenUp = true;
    });
    const refused = expect(asked).rejects.toMatchObject({ code: 'vault_away' });
    for (; !isGivenUp; await new Promise(setImmediate)) deadlines.end(3_000);
    await refused;
    deadlines.restore();
    expect(deadlines.count(3_000)).toBeGreaterThan(0);
  });

  it('is tried again when it failed once', async () => {
    const vault = await server.view();
    server.fails('unavailable');
    const asked = vault.getOrCreate('kek-v1', () => secret(1));
    while (server.requests.length === 0) await new Promise(setImmediate);
    server.fails('none');
    expect(await asked).toEqual(secret(1));
  });
});

describe('a Key Vault that refuses', () => {
  it.each([
    ['forbidden', 'vault_forbidden'],
    ['bad_token', 'vault_login'],
    ['bad_request', 'vault_refused'],
  ] as const)('%s: says %s and nothing else', async (fault, code) => {
    const vault = await server.view();
    await vault.getOrCreate('kek-v1', () => secret(1));
    server.fails(fault);
    const error: unknown = await vault.get('kek-v1').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(VaultError);
    expect(error).toMatchObject({ message: code, code });
    expect(error).not.toHaveProperty('cause');
    expect(Object.keys(error as object).sort()).toEqual(['code', 'name']);
  });

  it('says that there is no identity, and tries no second time', async () => {
    let asked = 0;
    const credential = {
      getToken: async (): Promise<never> => {
        asked += 1;
        const { CredentialUnavailableError } = await import('@azure/identity');
        throw new CredentialUnavailableError('canary');
      },
    };
    const access = { ...server.access(), credential };
    const vault = createKeyVault(await connectKeyVault(server.address, access), server.clock);
    await expect(vault.get('kek-v1')).rejects.toMatchObject({ code: 'vault_login' });
    expect(asked).toBe(1);
  });

  it('gives no token to a server whose challenge names another resource', async () => {
    server.resource = 'https://vault.example.com';
    const vault = await server.view();
    await expect(vault.get('kek-v1')).rejects.toMatchObject({ code: 'vault_refused' });
    expect(server.requests).toEqual([]);
  });

  it('keeps the log of the SDK silent', async () => {
    const { createClientLogger, setLogLevel } = await import('@azure/logger');
    const vault = await server.view();
    const written = await printedWhile(async () => {
      setLogLevel('verbose');
      createClientLogger('test').error('canary');
      await vault.getOrCreate('kek-v1', () => secret(1));
      server.fails('forbidden');
      await vault.get('kek-v1').catch(() => undefined);
      setLogLevel(undefined);
    });
    expect(written).toBe('');
  });
});

describe('the address of a Key Vault', () => {
  it.each([
    ['https://vissla-prod.vault.azure.net', 'https://vissla-prod.vault.azure.net'],
    ['https://Vissla-Prod.vault.azure.net/', 'https://vissla-prod.vault.azure.net'],
    ['https://abc.vault.usgovcloudapi.net', 'https://abc.vault.usgovcloudapi.net'],
    ['https://abc.vault.azure.cn', 'https://abc.vault.azure.cn'],
  ])('%s is one', (text, address) => {
    expect(parseKeyVaultAddress(text)).toBe(address);
  });

  it.each([
    'http://vissla.vault.azure.net',
    'https://vault.azure.net',
    'https://vissla.vault.azure.net.example.com',
    'https://vissla.example.com',
    'https://a.b.vault.azure.net',
    'https://vissla.vault.azure.net:8443',
    'https://vissla.vault.azure.net/secrets',
    'https://vissla.vault.azure.net/?a=b',
    'https://user@vissla.vault.azure.net',
    'https://1vissla.vault.azure.net',
    'https://vissla--a.vault.azure.net',
    'https://vissla-.vault.azure.net',
    'https://localhost',
    'https://127.0.0.1',
  ])('%s is none', (text) => {
    expect(parseKeyVaultAddress(text)).toBeUndefined();
  });
});
