import { desks } from '../../bot/domain/ids';
import { nodeRandom } from '../../bot/platform/random';
import type { DeskKeyRow } from '../../bot/ports/keys';
import { createSealing } from '../../bot/sealers/create-sealing';
import {
  deployment,
  expiry,
  filedOn,
  memoryDeskKeys,
  memoryKnownVaultKeys,
  memoryVault,
  openWorkshop,
  plain,
  reference,
  seededChance,
} from './workshop';

const standing = ['kek-v1', 'pepper-v1', 'proof-v1', 'report-code-salt'] as const;

describe('putting the sealing together', () => {
  it('makes the standing secrets once, each of its length', async () => {
    const { vault, knownVaultKeys } = await openWorkshop();
    const others = ['shred-2028-10', 'shred-2028-12', 'witness-key'];
    expect([...(await vault.names(''))].sort()).toEqual([...standing, ...others]);
    const before = await Promise.all(standing.map((name) => vault.get(name)));
    expect(before.map((secret) => secret?.length)).toEqual([32, 32, 32, 16]);
    await openWorkshop('again', { vault, knownVaultKeys });
    const after = await Promise.all(standing.map((name) => vault.get(name)));
    expect(plain(after)).toEqual(plain(before));
  });

  it.each(standing)('refuses a vault whose %s has another length', async (name) => {
    const vault = memoryVault({ [name]: new Uint8Array(31) });
    await expect(openWorkshop('short', { vault })).rejects.toThrow('seal_secret');
  });

  it('makes one key pair a desk, however many begin at once', async () => {
    const knownVaultKeys = memoryKnownVaultKeys();
    const stores = { vault: memoryVault(), deskKeys: memoryDeskKeys(), knownVaultKeys };
    const begins = (seed: string) => openWorkshop(seed, { ...stores, random: seededChance(seed) });
    const [one, two] = await Promise.all([begins('one'), begins('two')]);
    const of = { id: plainId, reference, desk: 'hr', revision: plainId, expiry, filedOn } as const;
    const state = { status: 'received', unanswered: false, excluded: [] } as const;
    const row = { ...of, state: one.threads.sealState(of, state) } as never;
    expect(await two.threads.openState(row)).toEqual(state);
    for (const desk of desks) expect(await stores.deskKeys.ofDesk(desk)).toHaveLength(1);
  });

  it("does not open one desk's keys as the other's", async () => {
    const stores = await openWorkshop('one');
    const rows = await stores.deskKeys.ofDesk('hr');
    const swapped = { ...stores.deskKeys, ofDesk: async () => relabelled(rows) };
    const opening = createSealing({ ...stores, deskKeys: swapped, deployment });
    await expect(opening).rejects.toThrow('seal_open');
  });
});

/** As somebody would write another desk's row into the database. */
const relabelled = (rows: readonly DeskKeyRow[]): DeskKeyRow[] =>
  rows.map((row) => ({ ...row, desk: 'whistleblowing', label: 'whistleblowing-v1' }));

const plainId = '0'.repeat(32) as never;

describe("the operating system's chance", () => {
  const random = nodeRandom();

  it('gives what was asked for', () => {
    expect(random.bytes(7)).toHaveLength(7);
    expect(random.digits(22)).toMatch(/^\d{22}$/);
    expect(random.crockford(9)).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/);
    expect(random.id()).toMatch(/^[0-9a-f]{32}$/);
  });

  it('gives every digit and every character about as often as any other', () => {
    // 32,000 draws of 10 or 32: a fair one strays by more than a quarter less than once in a million runs.
    for (const [drawn, kinds] of [
      [random.digits(32_000), 10],
      [random.crockford(32_000), 32],
    ] as const) {
      const counts = new Map<string, number>();
      for (const one of drawn) counts.set(one, (counts.get(one) ?? 0) + 1);
      expect(counts.size).toBe(kinds);
      for (const count of counts.values()) {
        expect(Math.abs(count / (32_000 / kinds) - 1)).toBeLessThan(0.25);
      }
    }
  });
});
