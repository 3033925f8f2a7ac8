import type { KnownVaultKey } from '../../bot/ports/known-vault-keys';
import { day, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every {@link KnownVaultKeys} must do. */
export function knownVaultKeysContract(name: string, open: OpenStores): void {
  describe(`${name} as what is known of the vault's keys`, () => {
    const rows = sampleRows('known');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    const known = (label: string): KnownVaultKey => ({
      label,
      knownOn: day('2026-11-24'),
      mark: rows.bytes(32),
    });

    it('keeps a version once, and forgets it', async () => {
      const [first, second] = [known('kek-v1'), known('kek-v2-2026-11-24')];
      for (const row of [first, second, known('kek-v1')]) await stores.knownVaultKeys.keep(row);
      const all = [...(await stores.knownVaultKeys.all())];
      expect(all.sort((a, b) => (a.label < b.label ? -1 : 1))).toEqual([first, second]);
      await stores.knownVaultKeys.forget(['kek-v1', 'kek-v7']);
      expect(await stores.knownVaultKeys.all()).toEqual([second]);
    });

    it('keeps one of several that come at the same time', async () => {
      const several = [known('kek-v1'), known('kek-v1'), known('kek-v1')];
      await Promise.all(several.map((row) => stores.knownVaultKeys.keep(row)));
      expect(await stores.knownVaultKeys.all()).toHaveLength(1);
    });
  });
}
