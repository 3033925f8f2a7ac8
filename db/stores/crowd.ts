import type { CrowdStore } from '../../bot/ports/crowd';
import type { UnitOfWork } from '../unit-of-work';

const label = 'crowd';

/** The one row of what is known of crowds. Errors are `StoreError`s. */
export function createCrowdStore(units: UnitOfWork): CrowdStore {
  return {
    get: () =>
      units.read(async ({ crowd }) => (await crowd.findOneBy({ label }))?.sealed ?? undefined),
    replace: (change) =>
      units.write(async ({ crowd }) => {
        const kept = await crowd.findOneBy({ label });
        const sealed = change(kept?.sealed);
        if (kept === null) await crowd.insert({ label, sealed });
        else await crowd.update({ label }, { sealed });
      }),
  };
}
