import { migrateDatabase } from '../../../db/open-database';
import { CommandRefused } from '../../settings/refused';
import type { CommandAnswer, Context } from './context';
import { placeToWrite, withInspection } from './with-database';

/** As a start does; with `check` it only says what would be done, and fails where something is to be done. */
export async function bringUp(
  { terminal: { environment }, fail }: Context,
  { check }: { readonly check?: boolean },
): Promise<CommandAnswer> {
  const { done, pending, unknown } = await withInspection(
    environment,
    ({ migrations }) => Promise.resolve(migrations),
    true,
  );
  if (unknown.length > 0)
    throw new CommandRefused(
      'The database was written by a newer version. Run that version, or restore the backup from before it.',
    );
  if (check === true) {
    if (pending.length > 0) fail();
    return described(done, pending, 'To be run');
  }
  // Another process may have been faster: this runs what is pending by now, in one transaction.
  const run = await migrateDatabase(await placeToWrite(environment, true));
  const before = [...done, ...pending].filter((name) => !run.includes(name));
  return described(before, run, 'Run');
}

function described(done: readonly string[], pending: readonly string[], verb: 'Run' | 'To be run') {
  return {
    lines:
      pending.length === 0
        ? [`The database is up to date (migrations: ${done.length}).`]
        : pending.map((name) => `${verb}: ${name}`),
    json: { done, [verb === 'Run' ? 'run' : 'pending']: pending },
  };
}
