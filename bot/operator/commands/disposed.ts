import type { CommandAnswer, Context } from './context';
import { withDatabase } from './with-database';

export async function sayDisposed({ terminal }: Context): Promise<CommandAnswer> {
  const disposed = await withDatabase(terminal.environment, ({ threads }) => threads.disposed());
  const lines = disposed.map(
    ({ month, desk, by, count }) =>
      `${month} ${desk}: ${count}, ${by === 'archived' ? by : `by decision ${by}`}`,
  );
  return {
    lines: [
      ...(lines.length === 0 ? ['Nothing was disposed of.'] : lines),
      'Only cases from which nobody of the desk was shut out are counted, and no excerpts.',
    ],
    json: { disposed },
  };
}
