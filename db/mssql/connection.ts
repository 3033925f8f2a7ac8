/** What of the driver's connection matters here; mssql hands it to `beforeConnect`. */
export interface Connection {
  commitTransaction: End;
  rollbackTransaction: End;
  close(): void;
}

type End = (callback: (error?: Error | null) => void, name?: string) => void;

/**
 * Closes a connection whose transaction could not be ended, before anybody else gets it. mssql would give it back to the
 * pool: the transaction would stay open, with its locks, and hold the next one's work. When a connection is closed the server
 * undoes what was not made durable.
 */
export function closeWhenNotEnded(connection: Connection): void {
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
