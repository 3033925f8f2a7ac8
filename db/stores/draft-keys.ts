import { LessThan } from 'typeorm';
import type { DraftKeys } from '../../bot/ports/draft-keys';
import type { UnitOfWork } from '../unit-of-work';

/** The days' draft keys. Errors are `StoreError`s. */
export function createDraftKeys(units: UnitOfWork): DraftKeys {
  const get: DraftKeys['get'] = (day) =>
    units.read(async ({ draftKey }) => (await draftKey.findOneBy({ day }))?.sealedKey);
  return {
    get,
    getOrCreate: async (day, sealedKey) =>
      (await get(day)) ??
      units.write(async ({ draftKey }) => {
        const kept = await draftKey.findOneBy({ day });
        if (kept === null) await draftKey.insert({ day, sealedKey });
        return kept?.sealedKey ?? sealedKey;
      }),
    days: () => units.read(async ({ draftKey }) => (await draftKey.find()).map(({ day }) => day)),
    destroyBefore: async (day, submitted = day) => {
      const destroyed = await units.write(async ({ draftKey, submission }) => {
        const submissions = await submission.delete({ day: LessThan(submitted) });
        const keys = await draftKey.delete({ day: LessThan(day) });
        return (submissions.affected ?? 0) + (keys.affected ?? 0);
      });
      if (destroyed > 0) await units.wipe();
    },
  };
}
