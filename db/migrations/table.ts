/** Where TypeORM keeps the names of the migrations that were run. */
export const migrationTable = 'migration';
