import type { MssqlLocation } from '../../db/location';
import { type Database, openDatabase } from '../../db/open-database';
import { storeContracts } from '../contract/store-contracts';
import { testChain } from '../support/databases/audit-chain';
import type { OpenedDatabase } from '../support/databases/open-database';
import { startTdsServer, type TdsServer } from '../support/databases/tds/server';

/**
 * The same contracts through everything that serves SQL Server, down to the bytes on the wire, where another
 * engine answers. They say nothing about SQL Server itself: for that there is `MSSQL_URL`.
 */
describe('the stores, over the wire of SQL Server', () => {
  let server: TdsServer;
  let location: MssqlLocation;
  /** Opened once, as by the bot, and empty in each test: to open it takes longer than most tests. */
  let database: Database;
  beforeAll(async () => {
    server = await startTdsServer();
    location = server.newDatabase();
    database = await openDatabase(location);
  });
  afterAll(async () => {
    await database.close();
    await server.close();
  });

  const open = (): Promise<OpenedDatabase> => {
    database.auditTrail.use(testChain);
    const remove = async () => {
      server.empty(location);
    };
    return Promise.resolve({ database, remove });
  };
  storeContracts('the wire', open);

  describe('the statements that all of this sent', () => {
    const texts = (): string[] => [...new Set(server.asked.map(({ text }) => text))];

    it('hold nothing that counts, tells the time, or that one of the servers refuses or ignores', () => {
      expect(texts().length).toBeGreaterThan(50);
      const forbidden =
        /\b(MERGE|IDENTITY|ROWVERSION|SEQUENCE|NEWSEQUENTIALID|GETDATE|GETUTCDATE|SYSDATETIME\w*|SYSUTCDATETIME|CURRENT_TIMESTAMP|UPDLOCK|HOLDLOCK|READPAST|ROWLOCK|NOLOCK|XLOCK|TABLOCKX?|OUTPUT|PERIOD|WAITFOR)\b|DEFAULT \(|ALTER COLUMN|sp_rename/i;
      expect(texts().filter((text) => forbidden.test(text))).toEqual([]);
    });

    it('carry values as parameters of the type that their columns have', () => {
      const types = server.asked.flatMap(({ declared }) =>
        declared === '' ? [] : declared.split(', ').map((one) => one.replace(/^@\d+ /, '')),
      );
      expect([...new Set(types.map((type) => type.replace(/\(.*/, '')))].sort()).toEqual([
        'bigint',
        'int',
        'nvarchar',
        'varbinary',
      ]);
    });
  });
});
