import type { Broadcasts } from '../../bot/ports/broadcast';
import type { UnitOfWork } from '../unit-of-work';

/** Which weekly piece was posted last. Errors are `StoreError`s. */
export function createBroadcasts(units: UnitOfWork): Broadcasts {
  return {
    state: (road) =>
      units.read(async ({ broadcast }) => (await broadcast.findOneBy({ road })) ?? undefined),
    keep: (state, from) =>
      units.write(async ({ broadcast }) => {
        const { road, day } = state;
        if (from !== undefined)
          return (await broadcast.update({ road, day: from.day }, { day })).affected === 1;
        if (await broadcast.existsBy({ road })) return false;
        await broadcast.insert({ road, day });
        return true;
      }),
    forget: (road) =>
      units.write(async ({ broadcast }) => {
        await broadcast.delete({ road });
      }),
  };
}
