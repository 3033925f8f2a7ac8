/** The statements in which the two databases differ; one file a database, side by side. */
export interface Statements {
  /** Makes the table of the migrations' names when it is not there; see `migrations/table.ts`. */
  readonly createMigrationTable: string;
}
