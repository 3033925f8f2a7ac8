import Module, { createRequire } from 'node:module';
import type { MssqlLogin } from '../location';

/** The driver loads them at once, and only a login by identity or encrypted columns need them. */
const azure = ['@azure/identity', '@azure/keyvault-keys'];

/**
 * Azure's packages (200 files, 11 MB, a tenth of a second) are loaded only for a login by identity. For a
 * user with a password they would be at their first use, which never comes.
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
    // Others, such as a Key Vault's client, load the real packages.
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

/** The used part of the driver's; mssql hands it to `beforeConnect`. */
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

export function prepareConnection(connection: Connection): void {
  numberLogin(connection);
  closeWhenNotEnded(connection);
}

/**
 * The driver drops the number that the server sent, and so cannot tell a database that is being moved from a
 * wrong password. The first number counts: a database that is not opened (4060) is followed by a failed login
 * (18456).
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
 * The server then undoes the transaction. mssql would put the connection back into the pool with its open
 * transaction and locks.
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
        // The driver is done with the connection only then.
        setImmediate(() => {
          connection.close();
          callback(error);
        });
      },
      name,
    );
  };
}
