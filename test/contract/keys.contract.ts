import type { DeskKeyRow, KnownMonth, KnownVaultKey, SealedKey } from '../../bot/ports/keys';
import { day, month, passRows } from '../db/sample-rows';
import { storeContract } from './open-stores';

/** What every {@link DraftKeys} must do. */
export const draftKeysContract = storeContract('the draft keys', (stores, rows) => {
  it('keeps one key of a day, also when others come at the same time and later', async () => {
    const today = day('2026-11-24');
    const sealed = [rows.bytes(90), rows.bytes(90), rows.bytes(90)];
    expect(await stores.draftKeys.get(today)).toBeUndefined();
    const kept = await Promise.all(sealed.map((one) => stores.draftKeys.getOrCreate(today, one)));
    const [first] = kept;
    expect(sealed).toContainEqual(first);
    expect(kept).toEqual([first, first, first]);
    expect(await stores.draftKeys.get(today)).toEqual(first);
    expect(await stores.draftKeys.getOrCreate(today, rows.bytes(90))).toEqual(first);
    expect(await stores.draftKeys.get(day('2026-11-25'))).toBeUndefined();
  });

  it('destroys the keys of the days before', async () => {
    const days = ['2026-11-22', '2026-11-23', '2026-11-24'].map(day);
    for (const one of days) await stores.draftKeys.getOrCreate(one, rows.bytes(90));

    expect([...(await stores.draftKeys.days())].sort()).toEqual(days);
    await stores.draftKeys.destroyBefore(day('2026-11-24'));
    expect(await stores.draftKeys.days()).toEqual(['2026-11-24']);
    const left = await Promise.all(days.map((one) => stores.draftKeys.get(one)));
    expect(left.map((one) => one !== undefined)).toEqual([false, false, true]);
  });
});

/** What every {@link DeskKeys} must do. */
export const deskKeysContract = storeContract('the desk keys', (stores, rows) => {
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

/** What every {@link KnownVaultKeys} must do. */
export const knownVaultKeysContract = storeContract(
  "what is known of the vault's keys",
  (stores, rows) => {
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
  },
);

/** What every {@link KnownMonths} must do. */
export const knownMonthsContract = storeContract(
  "what is known of the months' keys",
  (stores, rows) => {
    const known = (of: string): KnownMonth => ({ month: month(of), mark: rows.bytes(32) });

    it('keeps a month once, however many come at the same time, and forgets it', async () => {
      const [first, second] = [known('2028-10'), known('2028-12')];
      for (const row of [first, second, known('2028-10')]) await stores.knownMonths.keep(row);
      const all = [...(await stores.knownMonths.all())];
      expect(all.sort((a, b) => (a.month < b.month ? -1 : 1))).toEqual([first, second]);
      await stores.knownMonths.forget([month('2028-10'), month('2031-01')]);
      expect(await stores.knownMonths.all()).toEqual([second]);
      await Promise.all(
        [known('2029-01'), known('2029-01')].map((row) => stores.knownMonths.keep(row)),
      );
      expect(await stores.knownMonths.all()).toHaveLength(2);
    });
  },
);

/** What every {@link NeededKeys} must do. */
export const neededKeysContract = storeContract(
  'what its rows need of the vault',
  (stores, rows) => {
    it('counts threads by month and by day, and says whether a month has any', async () => {
      const expiry = month('2028-12');
      const threads = [
        rows.thread({ expiry, filedOn: day('2026-11-24') }),
        rows.thread({ expiry, filedOn: day('2026-11-25'), desk: 'hr' }),
        rows.thread({ expiry: month('2028-10'), filedOn: day('2026-11-26') }),
      ];
      await passRows(stores.pool, { threads });
      const { neededKeys } = stores;
      const needs = await neededKeys.read();
      expect([...needs.threads].sort((a, b) => a.count - b.count)).toEqual([
        { month: '2028-10', count: 1 },
        { month: '2028-12', count: 2 },
      ]);
      expect(needs).toMatchObject({ knownVaultKeys: [], knownMonths: [], sealedKeys: [] });
      expect(await neededKeys.hasThreads(month('2028-10'))).toBe(true);
      expect(await neededKeys.hasThreads(month('2028-11'))).toBe(false);
      const [from, until] = [day('2026-11-25'), day('2026-11-25')];
      const borders = [[], [from, until], [from, undefined], [undefined, until]] as const;
      const counts = borders.map(([first, last]) => neededKeys.countFiled(first, last));
      expect(await Promise.all(counts)).toEqual([3, 1, 2, 2]);
    });

    it('names the keys of the pool', async () => {
      expect((await stores.neededKeys.read()).poolKeys).toEqual([]);
      const keys = [rows.poolKey('running'), { ...rows.poolKey('next'), mark: undefined }];
      await stores.pool.write((tx) => tx.keepKeys(keys));
      const { poolKeys } = await stores.neededKeys.read();
      expect([...poolKeys].sort((a, b) => (a.role < b.role ? -1 : 1))).toEqual(keys.reverse());
    });
  },
);

/** What every {@link SealedKeys} must do. */
export const sealedKeysContract = storeContract('the sealed keys', (stores, rows) => {
  /** A key in every table that has any. */
  async function fill(): Promise<readonly SealedKey[]> {
    const [sealedPrivateKey, sealedQueueKey, sealedDraft] = [1, 2, 3].map(() => rows.bytes(80));
    const label = 'hr-v1';
    await stores.deskKeys.create({
      label,
      desk: 'hr',
      publicKey: rows.bytes(32),
      sealedPrivateKey: sealedPrivateKey!,
      sealedQueueKey: sealedQueueKey!,
    });
    await stores.draftKeys.getOrCreate(day('2026-11-24'), sealedDraft!);
    return [
      { kind: 'desk-private', label, desk: 'hr', sealed: sealedPrivateKey! },
      { kind: 'desk-queue', label, desk: 'hr', sealed: sealedQueueKey! },
      { kind: 'draft-key', day: day('2026-11-24'), sealed: sealedDraft! },
    ];
  }
  const all = async (): Promise<readonly SealedKey[]> => stores.sealedKeys.all();

  it('gives every key that is a row, and where it belongs', async () => {
    expect(await all()).toEqual([]);
    const keys = await fill();
    expect(await all()).toEqual(keys);
  });

  it('replaces one and leaves the others', async () => {
    const keys = await fill();
    for (const [index, key] of keys.entries()) {
      const sealed = rows.bytes(80);
      const before = await all();
      await stores.sealedKeys.replace(key, sealed);
      expect(await all()).toEqual(before.with(index, { ...key, sealed }));
    }
  });

  it('replaces none that was replaced meanwhile, or is gone', async () => {
    const keys = await fill();
    for (const key of keys) await stores.sealedKeys.replace(key, rows.bytes(80));
    const replaced = await all();
    for (const key of keys) await stores.sealedKeys.replace(key, rows.bytes(80));
    expect(await all()).toEqual(replaced);
    await stores.draftKeys.destroyBefore(day('2026-11-25'));
    await stores.sealedKeys.replace(replaced[2]!, rows.bytes(80));
    expect(await all()).toEqual(replaced.slice(0, 2));
  });
});
