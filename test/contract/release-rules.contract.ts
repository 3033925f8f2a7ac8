import type { ReleaseRule } from '../../bot/domain/release-rule';
import { day, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every {@link ReleaseRules} must do. */
export function releaseRulesContract(name: string, open: OpenStores): void {
  describe(`${name} as the keeper of the release's rule`, () => {
    const rows = sampleRows('release rules');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
      const deployment = rows.bytes(16);
      await stores.installation.create({ deployment, kind: 'production' });
    });
    afterEach(() => remove());

    const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;

    it('has none at first, and keeps the one that is decided on', async () => {
      const { releaseRules } = stores;
      expect(await releaseRules.get()).toBeUndefined();
      const rule: ReleaseRule = { policy: weekly };
      const seen: (ReleaseRule | undefined)[] = [];
      const decide = (next: ReleaseRule) => (stored: ReleaseRule | undefined) => {
        seen.push(stored);
        return { rule: next };
      };
      expect(await releaseRules.settle(decide(rule))).toEqual(rule);
      const weaker: ReleaseRule = {
        policy: weekly,
        next: { policy: { kind: 'daily', hour: 7 }, from: day('2026-12-08') },
      };
      await releaseRules.settle(decide(weaker));
      expect(await releaseRules.get()).toEqual(weaker);
      await releaseRules.settle(decide({ policy: 'at-once' }));
      expect(await releaseRules.get()).toEqual({ policy: 'at-once' });
      expect(seen).toEqual([undefined, rule, weaker]);
      // The mark beside it is what it was.
      expect(await stores.installation.get()).toMatchObject({ kind: 'production' });
    });

    it('stores the entry with the rule, or neither', async () => {
      const { releaseRules } = stores;
      const member = '0'.repeat(32) as never;
      const audit = { id: rows.id(), day: day('2026-11-24'), event: 'release_weakened', member };
      const decided = { rule: { policy: weekly }, audit: audit as never };
      await releaseRules.settle(() => decided);
      const again = { ...decided, rule: { policy: 'at-once' as const } };
      await expect(releaseRules.settle(() => again)).rejects.toMatchObject({
        code: 'store_unique',
      });
      expect(await releaseRules.get()).toEqual({ policy: weekly });
    });
  });
}
