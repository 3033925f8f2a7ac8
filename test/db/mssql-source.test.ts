import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { whenDatabaseIsReady } from '../../bot/start/wait-for-database';
import { locationWarnings } from '../../db/dialects';
import type { MssqlLocation } from '../../db/location';
import { mssqlOptions, mssqlSource } from '../../db/mssql/source';
import { openDatabase } from '../../db/open-database';
import { databasePresence } from '../../db/start';
import { StoreError } from '../../db/store-error';
import { startTdsServer, type TdsServer } from '../support/databases/tds/server';

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
    expect(asked({})).toEqual({
      encrypt: 'strict',
      trustServerCertificate: false,
      authentication: {
        type: 'default',
        options: { userName: 'vissla', password: 'kanariefågel' },
      },
    });
    expect(asked({ encryption: 'negotiated', trustsAnyCertificate: true })).toMatchObject({
      encrypt: true,
      trustServerCertificate: true,
    });
    expect(asked({ encryption: 'none' })).toMatchObject({ encrypt: false });
    expect(asked({ login: { kind: 'identity', client: undefined } })).toMatchObject({
      authentication: { type: 'azure-active-directory-default', options: {} },
    });
    expect(asked({ login: { kind: 'identity', client: 'an-id' } })).toMatchObject({
      authentication: { type: 'azure-active-directory-default', options: { clientId: 'an-id' } },
    });
  });

  it('is warned about when it is weaker than strict', () => {
    const warnings = (changes: Partial<MssqlLocation>) =>
      locationWarnings({ ...location, ...changes });
    expect(warnings({})).toEqual([]);
    expect(locationWarnings({ kind: 'sqlite', path: 'x' })).toEqual([]);
    expect(warnings({ encryption: 'none' })).toEqual(['database_plaintext']);
    expect(warnings({ encryption: 'negotiated' })).toEqual(['database_tls_negotiated']);
    expect(warnings({ encryption: 'negotiated', trustsAnyCertificate: true })).toEqual([
      'database_tls_negotiated',
      'database_certificate_unchecked',
    ]);
  });

  it('hands everything to the driver as it is', async () => {
    const configured: Record<string, unknown>[] = [];
    const { ConnectionPool } = (
      mssqlSource(location).driver as unknown as {
        mssql: { ConnectionPool: { prototype: { connect: unknown } } };
      }
    ).mssql;
    const watched = jest
      .spyOn(ConnectionPool.prototype as { connect(done: (e: Error) => void): void }, 'connect')
      .mockImplementation(function (this: { _config(): Record<string, unknown> }, done) {
        configured.push(this._config());
        done(new Error('not tried'));
      });
    try {
      await expect(openDatabase(location)).rejects.toMatchObject({ code: 'store_unavailable' });
    } finally {
      watched.mockRestore();
    }
    expect(configured[0]).toMatchObject({
      server: '127.0.0.1',
      options: { port: 1, database: 'vissla', encrypt: 'strict', trustServerCertificate: false },
    });
  });

  describe('when nobody is at its end', () => {
    it('is unavailable at once, without a word', async () => {
      const written: unknown[] = [];
      const watched = (['stdout', 'stderr'] as const).map((stream) =>
        jest.spyOn(process[stream], 'write').mockImplementation((text) => {
          written.push(text);
          return true;
        }),
      );
      const outcome = await openDatabase(location).catch((error: unknown) => error);
      for (const spy of watched) spy.mockRestore();
      expect(outcome).toMatchObject({ code: 'store_unavailable', message: 'store_unavailable' });
      expect(written).toEqual([]);
    });
  });

  describe('when somebody else is at its end', () => {
    it('shows him nothing under strict but the beginning of TLS', async () => {
      const heard: Buffer[] = [];
      const eavesdropper = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.on('data', (bytes) => {
          heard.push(bytes);
          // What strips the encryption from `encrypt=true`: a server that says it has none.
          socket.end(
            Buffer.from(
              '0401001a0000000000000b000601001100 01ff100000000000 02'.replace(/ /g, ''),
              'hex',
            ),
          );
        });
      });
      await new Promise<void>((resolve) => eavesdropper.listen(0, '127.0.0.1', resolve));
      const { port } = eavesdropper.address() as AddressInfo;
      try {
        await expect(openDatabase({ ...location, port })).rejects.toMatchObject({
          code: 'store_unavailable',
        });
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

    it('to the login, it is that', async () => {
      server.fail(/LOGIN/, 18456);
      await expect(openDatabase(server.newDatabase())).rejects.toMatchObject({
        code: 'store_login',
      });
    });

    it('because there is no such database, it is that', async () => {
      const nowhere = { ...server.newDatabase(), database: 'other' };
      await expect(openDatabase(nowhere)).rejects.toMatchObject({ code: 'store_unopened' });
    });

    it.each([
      [18401, 'store_moving', false, undefined],
      [17187, 'store_moving', false, undefined],
      [4711, 'store_refused', false, 4711],
    ])('%i to the login, it is %s', async (number, code, passes, kept) => {
      server.fail(/LOGIN/, number);
      await expect(openDatabase(server.newDatabase())).rejects.toMatchObject({
        code,
        passes,
        ...(kept === undefined ? {} : { number: kept }),
      });
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
