import type { Entry, SubmissionId } from '../../domain/operation';
import { type Image, withOpened, without } from '../../domain/pool-image';
import { ofTable, sizeOf } from './images';
import type { PoolRows } from './rows';
import type { PoolWorld } from './world';

/** Takes in what waited in images that could not be opened; false, and nothing done, where it has no room. */
export async function takeAside(
  { sealer }: Pick<PoolWorld, 'sealer'>,
  rows: PoolRows,
  others: readonly Image[],
  isOut: (entry: Entry) => Promise<boolean>,
): Promise<boolean> {
  const run = () =>
    rows.write(async (tx, open) => {
      const opened = await open();
      const all = withOpened(opened.image, others);
      const known = new Set(opened.image.entries.map(({ id }) => id));
      const out: SubmissionId[] = [];
      for (const entry of all.entries)
        if (!known.has(entry.id) && (await isOut(entry))) out.push(entry.id);
      const image = without(all, out, 'out');
      const now = { image, carried: opened.carried };
      if (sealer.size(ofTable('pool', now)) > sealer.room(sizeOf(image))) return undefined;
      const under = rows.under(tx, rows.endOf(tx));
      // A row that stays unreadable would be set aside again with the next beat.
      const isWhole = opened.unreadable.length === 0;
      return { written: rows.images[isWhole ? 'ofBeat' : 'ofPass'](tx.rows, now, under) };
    });
  return (await rows.alone(run)) !== undefined;
}
