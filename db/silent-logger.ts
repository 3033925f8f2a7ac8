import type { Logger } from 'typeorm';

/** TypeORM's own logger prints statements and parameters, a failed migration even when it is told not to. */
export const silentLogger: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};
