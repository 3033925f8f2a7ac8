import type { Day } from '../../domain/day';
import type { Entry, SubmissionId } from '../../domain/operation';
import { beatSizeFor, emptyImage, type Image, largestImage } from '../../domain/pool-image';
import type { ImageSealer, ImageTable } from '../../ports/pool-store';

/** What is known of the pool: all that waits, and which of it lies in the image that was carried on. */
export interface Memory {
  readonly image: Image;
  readonly carried: ReadonlySet<SubmissionId>;
}

/**
 * Says how many bytes more fit the image of `pool`, with so many dialogs as there are then. What waits beyond
 * the next pass has to fit the image that this pass will carry on as well.
 */
export function roomForMore(
  sealer: Pick<ImageSealer, 'room' | 'size'>,
  now: Memory,
  endsOn: Day,
): (then: Image, outOn: Day) => number {
  const waitOn = now.image.entries.filter(({ when }) => when.outOn > endsOn);
  const later = sealer.size({ ...emptyImage, entries: waitOn });
  const used = sealer.size(ofTable('pool', now));
  return (then, outOn) => {
    const left = sealer.room(beatSizeFor(then)) - used;
    return outOn > endsOn ? Math.min(left, sealer.room(largestImage) - later) : left;
  };
}

/** What a pass carries on: all that waits, or after a fault as much as fits. The rest stays in `pool`. */
export function carriedOn(
  sealer: Pick<ImageSealer, 'room' | 'size' | 'sizeOf'>,
  entries: readonly Entry[],
): ReadonlySet<SubmissionId> {
  let left = sealer.room(largestImage) - sealer.size(emptyImage);
  const fit = entries.filter((one) => (left -= sealer.sizeOf(one)) >= 0);
  return new Set(fit.map(({ id }) => id));
}

/** What of all that waits lies in the rows of a table. */
export function ofTable(table: ImageTable, { image, carried }: Memory): Image {
  if (table === 'pool')
    return { ...image, entries: image.entries.filter(({ id }) => !carried.has(id)) };
  const entries = image.entries.filter(({ id }) => carried.has(id));
  return { ...emptyImage, number: image.number, entries };
}
