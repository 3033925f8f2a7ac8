import { type AddressInfo, createServer } from 'node:net';
import { whenDatabaseIsReady } from '../../bot/start/wait-for-database';
import { databasePresence } from '../../db/dialects';
import type { MssqlLocation } from '../../db/location';
import { mssqlOptions } from '../../db/mssql/source';
import { openDatabase } from '../../db/open-database';
import { StoreError } from '../../db/store-error';
import { startTdsServer, type TdsServer } from '../support/databases/tds/server';
import { printedWhile } from '../support/printed';

const location: MssqlLocation = {
  kind: 'mssql',
  host: '127.0.0.1',
  port: 1,
  database: 'vissla',
  login: { kind: 'password', user: 'vissla', password: 'kanariefågel' },
  encryption: 'strict',
  trustsAnyCertificate: false,
};

describe('the way to SQL Server', () => {
  it('is encrypted as it was asked for, with the login that was given', () => {
    const asked = (changes: Partial<MssqlLocation>) => {
      const { options, authentication } = mssqlOptions({ ...location, ...changes }, 'work');
      const { encrypt, trustServerCertificate } = options as Record<string, unknown>;
      return { encrypt, trustServerCertificate, authentication };
    };
    const options = { userName: 'vissla', password: 'kanariefågel' };
    const authentication = { type: 'default', options };
    const strict = { encrypt: 'strict', trustServerCertificate: false, authentication };
    expect(asked({})).toEqual(strict);
    const negotiated = asked({ encryption: 'negotiated', trustsAnyCertificate: true });
    expect(negotiated).toMatchObject({ encrypt: true, trustServerCertificate: true });
    expect(asked({ encryption: 'none' })).toMatchObject({ encrypt: false });
    const identity = (client: string | undefined) =>
      asked({ login: { kind: 'identity', client } }).authentication;
    const type = 'azure-active-directory-default';
    expect(identity(undefined)).toMatchObject({ type, options: {} });
    expect(identity('an-id')).toMatchObject({ type, options: { clientId: 'an-id' } });
  });

  it('is unavailable at once, without a word, when nobody is at its end', async () => {
    let outcome: unknown;
    const written = await printedWhile(async () => {
      outcome = await openDatabase(location).catch((error: unknown) => error);
    });
    expect(outcome).toMatchObject({ code: 'store_unavailable', message: 'store_unavailable' });
    expect(written).toBe('');
  });

  describe('when somebody else is at its end', () => {
    it('shows him nothing under strict but the beginning of TLS', async () => {
      const heard: Buffer[] = [];
      const eavesdropper = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.on('data', (bytes) => {
          heard.push(bytes);
          // What strips the encryption from `encrypt=true`: a server that says it has none.
          socket.end(Buffer.from('0401001a0000000000000b00060100110001ff10000000000002', 'hex'));
        });
      });
      await new Promise<void>((resolve) => eavesdropper.listen(0, '127.0.0.1', resolve));
      const { port } = eavesdropper.address() as AddressInfo;
      try {
        const opening = openDatabase({ ...location, port });
        await expect(opening).rejects.toMatchObject({ code: 'store_unavailable' });
      } finally {
        await new Promise((resolve) => eavesdropper.close(resolve));
      }
      const all = Buffer.concat(heard);
      // A handshake record (22), and the protocol that TDS 8.0 is known by.
      expect(all[0]).toBe(22);
      expect(all.includes('tds/8.0')).toBe(true);
      expect(all.includes(Buffer.from('kanariefågel', 'utf16le'))).toBe(false);
      expect(all.includes(Buffer.from('vissla', 'utf16le'))).toBe(false);
    });
  });

  describe('when the server says no', () => {
    let server: TdsServer;
    beforeEach(async () => {
      server = await startTdsServer();
    });
    afterEach(() => server.close());

    it('because there is no such database, it is that', async () => {
      const nowhere = { ...server.newDatabase(), database: 'other' };
      await expect(openDatabase(nowhere)).rejects.toMatchObject({ code: 'store_unopened' });
    });

    it('while Azure moves the database, it is that, and is waited for at the start', async () => {
      const there = server.newDatabase();
      // The driver itself tries four times.
      server.fail(/LOGIN/, 40613, 4);
      const waited: unknown[] = [];
      const look = () => databasePresence(there);
      const note = (what: unknown): void => void waited.push(what);
      const rest = async (milliseconds: number) => note(milliseconds);
      expect(await whenDatabaseIsReady(look, note, rest)).toBe('none');
      expect(waited).toEqual(['store_moving', 5_000]);
    });

    it('to the tables, it is that, and nothing is left', async () => {
      const there = server.newDatabase();
      server.fail(/CREATE TABLE "pool"/, 262);
      await expect(openDatabase(there)).rejects.toMatchObject({ code: 'store_login' });
      expect(server.asked.at(-1)?.text).toBe('ROLLBACK');
      await server.quiet();
      await (await openDatabase(there)).close();
    });
  });
});

describe('a start whose database is not ready', () => {
  it.each([
    ['store_moving', 60],
    ['store_unopened', 6],
    ['store_unavailable', 20],
    ['store_login', 1],
  ] as const)('%s: looks %i times', async (code, times) => {
    const look = jest.fn(() => Promise.reject(new StoreError(code)));
    const waits = jest.fn();
    const rest = () => Promise.resolve();
    await expect(whenDatabaseIsReady(look, waits, rest)).rejects.toMatchObject({ code });
    expect(look).toHaveBeenCalledTimes(times);
    expect(waits).toHaveBeenCalledTimes(times === 1 ? 0 : 1);
  });
});
