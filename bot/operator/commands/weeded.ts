import type { CommandAnswer, Context } from './context';
import { withDatabase } from './with-database';

export async function sayWeeded({ terminal }: Context): Promise<CommandAnswer> {
  const weeded = await withDatabase(terminal.environment, ({ threads }) => threads.weeded());
  const lines = weeded.map(
    ({ month, desk, by, count }) =>
      `${month} ${desk}: ${count}, ${by === 'archived' ? by : `by decision ${by}`}`,
  );
  return {
    lines: [
      ...(lines.length === 0 ? ['Nothing was weeded.'] : lines),
      'Only cases from which nobody of the desk was shut out are counted, and no excerpts.',
    ],
    json: { weeded },
  };
}
