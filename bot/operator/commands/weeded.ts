import type { Environment } from '../../settings/reader';
import type { CommandAnswer } from './context';
import { withDatabase } from './with-database';

export async function sayWeeded(environment: Environment): Promise<CommandAnswer> {
  const weeded = await withDatabase(environment, ({ threads }) => threads.weeded());
  const lines = weeded.map(
    ({ month, desk, by, count }) => `${month} ${desk}: ${count}, ${sayBy(by)}`,
  );
  return {
    lines: [
      ...(lines.length === 0 ? ['Nothing was weeded.'] : lines),
      'Only cases from which nobody of the desk was shut out are counted, and no excerpts.',
    ],
    json: { weeded },
  };
}

function sayBy(by: string): string {
  return by === 'archived' ? by : `by decision ${by}`;
}
