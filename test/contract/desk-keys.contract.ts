import type { DeskKeyRow } from '../../bot/ports/desk-keys';
import { sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every {@link DeskKeys} must do. */
export function deskKeysContract(name: string, open: OpenStores): void {
  describe(`${name} as the desk keys`, () => {
    const rows = sampleRows('desk keys');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

    const row = (label: string): DeskKeyRow => ({
      label,
      desk: label.startsWith('hr') ? 'hr' : 'whistleblowing',
      publicKey: rows.bytes(32),
      sealedPrivateKey: rows.bytes(80),
      sealedQueueKey: rows.bytes(80),
    });
    const sorted = (all: readonly DeskKeyRow[]) =>
      [...all].sort((a, b) => (a.label < b.label ? -1 : 1));

    it("keeps every version of a desk's keys, and the first of a label, even when another comes later", async () => {
      const first = row('hr-v1');
      const second = row('hr-v2-2026-11-25');
      const other = row('whistleblowing-v12345-2026-11-25');
      expect(await stores.deskKeys.ofDesk('hr')).toEqual([]);
      for (const one of [first, second, other, row('hr-v1')]) await stores.deskKeys.create(one);
      expect(sorted(await stores.deskKeys.ofDesk('hr'))).toEqual([first, second]);
      expect(await stores.deskKeys.ofDesk('whistleblowing')).toEqual([other]);
    });

    it('keeps one of several that come at once', async () => {
      const all = [row('hr-v1'), row('hr-v1'), row('hr-v1')];
      await Promise.all(all.map((one) => stores.deskKeys.create(one)));
      const kept = await stores.deskKeys.ofDesk('hr');
      expect(kept).toHaveLength(1);
      expect(all).toContainEqual(kept[0]);
    });

    it('destroys versions and no others', async () => {
      const labels = ['hr-v1', 'hr-v2-2026-11-25', 'hr-v3-2026-11-27', 'whistleblowing-v1'];
      for (const label of labels) await stores.deskKeys.create(row(label));
      await stores.deskKeys.destroy(['hr-v1', 'hr-v2-2026-11-25', 'never-was']);
      const left = [
        ...(await stores.deskKeys.ofDesk('hr')),
        ...(await stores.deskKeys.ofDesk('whistleblowing')),
      ];
      expect(left.map(({ label }) => label)).toEqual(['hr-v3-2026-11-27', 'whistleblowing-v1']);
    });
  });
}
