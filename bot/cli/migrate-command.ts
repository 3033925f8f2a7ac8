import type { Command } from 'commander';
import type { MigrationState } from '../../db/migration-state';
import { Refusal } from '../app-packages/refusal';
import type { Answer, Context } from './context';
import { migrateDatabase, withMigrations } from './with-database';

/** `migrate`: brings the tables up to date, as a start does; with `--check` it only says what would be done. */
export function addMigrateCommand(program: Command, { terminal, answer, fail }: Context): void {
  const look = (): Promise<MigrationState> =>
    withMigrations(terminal.environment, (migrations) => migrations);
  program
    .command('migrate')
    .description('bring the database to the tables of this version')
    .option('--check', 'only say what is to be done; ends with 1 when something is')
    .action(async ({ check }: { readonly check?: boolean }) => {
      const { done, pending, unknown } = await look();
      if (unknown.length > 0) {
        throw new Refusal(
          'The database was written by a newer version. Run that version, or restore the backup from before it.',
        );
      }
      if (check === true) {
        answer(said(done, pending, 'To be run'));
        if (pending.length > 0) fail();
        return;
      }
      // Opening runs what is pending, alone and in one transaction.
      await migrateDatabase(terminal.environment);
      answer(said(done, pending, 'Run'));
    });
}

function said(done: readonly string[], pending: readonly string[], verb: string): Answer {
  return {
    lines:
      pending.length === 0
        ? [`The database is up to date; it has had all ${done.length} migrations.`]
        : pending.map((name) => `${verb}: ${name}`),
    json: { done, [verb === 'Run' ? 'run' : 'pending']: pending },
  };
}
