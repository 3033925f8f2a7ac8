import Module, { createRequire } from 'node:module';
import type { MssqlLogin } from '../location';

/** What the driver loads at once although only a login by identity and encrypted columns need it. */
const azure = ['@azure/identity', '@azure/keyvault-keys'];

/**
 * SQL Server's driver. Azure's packages (200 files, 11 MB, a tenth of a second) come with it only where an
 * identity logs in; for a user with a password they are loaded when something is first asked of them, which
 * is never.
 */
export function loadDriver(login: MssqlLogin): unknown {
  const load = createRequire(__filename);
  if (login.kind === 'identity') return load('mssql');
  const ofDriver = createRequire(createRequire(load.resolve('mssql')).resolve('tedious'));
  const late = azure
    .map((name) => ofDriver.resolve(name))
    .filter((path) => load.cache[path] === undefined);
  for (const path of late) load.cache[path] = loadedLate(path, ofDriver);
  try {
    return load('mssql');
  } finally {
    // For others, such as a Key Vault's client, they are there as always.
    for (const path of late) Reflect.deleteProperty(load.cache, path);
  }
}

function loadedLate(path: string, load: NodeJS.Require): NodeJS.Module {
  const module = new Module(path);
  module.loaded = true;
  module.exports = new Proxy(
    {},
    { get: (_, name): unknown => Reflect.get(load(path) as object, name) },
  );
  return module;
}

/** What of the driver's connection matters here; mssql hands it to `beforeConnect`. */
interface Connection {
  commitTransaction: End;
  rollbackTransaction: End;
  close(): void;
  on(event: 'errorMessage', listener: (said: { readonly number: number }) => void): void;
  on(event: 'retry', listener: () => void): void;
  prependOnceListener(event: 'connect', listener: (error?: Error) => void): void;
  removeAllListeners(event: 'errorMessage' | 'retry'): void;
}

type End = (callback: (error?: Error | null) => void, name?: string) => void;

/** What is done to each of the driver's connections before it connects. */
export function prepareConnection(connection: Connection): void {
  numberLogin(connection);
  closeWhenNotEnded(connection);
}

/**
 * Gives the error of a login the number that the server sent: the driver itself drops it, and a database that
 * is being moved could not be told from a wrong password. Of several the first one counts, for a database
 * that is not opened (4060) is followed by a login that failed (18456).
 */
function numberLogin(connection: Connection): void {
  let number: number | undefined;
  connection.on('errorMessage', (said) => {
    number ??= said.number;
  });
  connection.on('retry', () => {
    number = undefined;
  });
  connection.prependOnceListener('connect', (error) => {
    connection.removeAllListeners('errorMessage');
    connection.removeAllListeners('retry');
    if (error !== undefined && number !== undefined) Object.assign(error, { number });
  });
}

/**
 * Closes a connection whose transaction could not be ended, before anybody else gets it. mssql would give it
 * back to the pool: the transaction would stay open, with its locks, and hold the next one's work. When a
 * connection is closed the server undoes what was not made durable.
 */
function closeWhenNotEnded(connection: Connection): void {
  connection.commitTransaction = closingAfter(connection, connection.commitTransaction);
  connection.rollbackTransaction = closingAfter(connection, connection.rollbackTransaction);
}

function closingAfter(connection: Connection, end: End): End {
  return (callback, name) => {
    end.call(
      connection,
      (error) => {
        if (!error) {
          callback(error);
          return;
        }
        // Only then is the driver done with it.
        setImmediate(() => {
          connection.close();
          callback(error);
        });
      },
      name,
    );
  };
}
