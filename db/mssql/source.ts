import { DataSource, type DataSourceOptions } from 'typeorm';
import type { MssqlLocation, MssqlLogin } from '../location';
import { migrations, migrationTable } from '../migrations/all';
import { entities } from '../schema/tables';
import { silentLogger } from '../store-error';
import { mssqlColumns } from './columns';
import { loadDriver, prepareConnection } from './driver';

type MssqlOptions = Extract<DataSourceOptions, { type: 'mssql' }>;

/** How long the server has to let a connection in: name look-up, TLS and login together. */
const connectMilliseconds = 10_000;

/** How long one statement may take; longer than any wait for a lock. */
const requestMilliseconds = 20_000;

/** How long a unit of work waits for one of the pool's connections. */
const acquireMilliseconds = 10_000;

/** A migration may rewrite a large table, and waits for other processes' migrations. */
const patientMilliseconds = 600_000;

/**
 * The connections to a SQL Server, not opened yet.
 * @param use `work` for units of work; `upkeep` for migrations, with few connections and much patience
 */
export function mssqlSource(location: MssqlLocation, use: 'work' | 'upkeep' = 'work'): DataSource {
  return new DataSource(mssqlOptions(location, use));
}

/** See {@link mssqlSource}. */
export function mssqlOptions(location: MssqlLocation, use: 'work' | 'upkeep'): MssqlOptions {
  const { host, port, database, login, encryption, trustsAnyCertificate } = location;
  return {
    type: 'mssql',
    driver: loadDriver(login),
    host,
    port,
    database,
    authentication: authenticationOf(login),
    connectionTimeout: connectMilliseconds,
    requestTimeout: use === 'work' ? requestMilliseconds : patientMilliseconds,
    pool: { min: 0, max: use === 'work' ? 10 : 2, acquireTimeoutMillis: acquireMilliseconds },
    options: {
      ...encrypt(encryption),
      trustServerCertificate: trustsAnyCertificate,
      appName: 'Vissla',
    },
    // A connection whose end was heard of is left; one that died unheard is met by another try
    // (`try-again.ts`).
    extra: { validateConnection: 'socket', beforeConnect: prepareConnection },
    entities: entities(mssqlColumns),
    migrations,
    migrationsTableName: migrationTable,
    synchronize: false,
    logging: false,
    logger: silentLogger,
  };
}

/** To be spread: TypeORM's type knows only true and false. */
function encrypt(encryption: MssqlLocation['encryption']): object {
  return { encrypt: encryption === 'strict' ? 'strict' : encryption === 'negotiated' };
}

function authenticationOf(login: MssqlLogin): NonNullable<MssqlOptions['authentication']> {
  if (login.kind === 'password') {
    return { type: 'default', options: { userName: login.user, password: login.password } };
  }
  return {
    type: 'azure-active-directory-default',
    options: login.client === undefined ? {} : { clientId: login.client },
  };
}
