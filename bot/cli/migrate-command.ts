import type { Command } from 'commander';
import { CommandRefused } from '../settings/refused';
import type { CommandAnswer, Context } from './context';

/**
 * `migrate`: brings the tables up to date, as a start does; with `--check` it only says what would be done.
 */
export function addMigrateCommand(program: Command, { terminal, answer, fail }: Context): void {
  const { environment } = terminal;
  program
    .command('migrate')
    .description('bring the database to the tables of this version')
    .option('--check', 'only say what is to be done; ends with 1 when something is')
    .action(async ({ check }: { readonly check?: boolean }) => {
      const { bringUp, withMigrations } = await import('./with-database.js');
      const { done, pending, unknown } = await withMigrations(environment, (state) => state);
      if (unknown.length > 0) {
        throw new CommandRefused(
          'The database was written by a newer version. Run that version, or restore the backup from before it.',
        );
      }
      if (check === true) {
        answer(described(done, pending, 'To be run'));
        if (pending.length > 0) fail();
        return;
      }
      // Runs what is pending by then, alone and in one transaction: another process may have been faster.
      const run = await bringUp(environment);
      const before = [...done, ...pending].filter((name) => !run.includes(name));
      answer(described(before, run, 'Run'));
    });
}

function described(
  done: readonly string[],
  pending: readonly string[],
  verb: 'Run' | 'To be run',
): CommandAnswer {
  return {
    lines:
      pending.length === 0
        ? [`The database is up to date; it has had all ${done.length} migrations.`]
        : pending.map((name) => `${verb}: ${name}`),
    json: { done, [verb === 'Run' ? 'run' : 'pending']: pending },
  };
}
