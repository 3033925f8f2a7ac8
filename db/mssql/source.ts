import { DataSource, type DataSourceOptions } from 'typeorm';
import { mssqlColumns } from '../column-types';
import type { MssqlLocation, MssqlLogin } from '../location';
import { migrations, migrationTable } from '../migrations/all';
import { entities } from '../schema/tables';
import { silentLogger } from '../store-error';
import { loadDriver, prepareConnection } from './driver';

type MssqlOptions = Extract<DataSourceOptions, { type: 'mssql' }>;

/** Time limits in milliseconds. */
const most = {
  /** Name look-up, TLS and login together. */
  connect: 10_000,
  /** Waiting for a connection of the pool. */
  acquire: 10_000,
  /** A statement; longer than any wait for a lock. */
  work: 20_000,
  /** A migration's statement: it may rewrite a table, and waits for other processes. */
  upkeep: 600_000,
} as const;

/** Bytes of a packet, the most that TLS carries: the driver joins those of 4 KiB one by one. */
const packetSize = 16_383;

/**
 * The connections to a SQL Server, not opened yet.
 * @param use `work` for units of work; `upkeep` for migrations, with few connections and much patience
 */
export function mssqlSource(location: MssqlLocation, use: 'work' | 'upkeep' = 'work'): DataSource {
  return new DataSource(mssqlOptions(location, use));
}

export function mssqlOptions(location: MssqlLocation, use: 'work' | 'upkeep'): MssqlOptions {
  const { host, port, database, login, encryption, trustsAnyCertificate } = location;
  return {
    type: 'mssql',
    driver: loadDriver(login),
    host,
    port,
    database,
    authentication: authenticationOf(login),
    connectionTimeout: most.connect,
    requestTimeout: most[use],
    pool: { min: 0, max: use === 'work' ? 10 : 2, acquireTimeoutMillis: most.acquire },
    options: {
      ...encrypt(encryption),
      trustServerCertificate: trustsAnyCertificate,
      appName: 'Vissla',
      packetSize,
    },
    // A connection that is known to be dead is dropped; `units.ts` tries again after any other.
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
