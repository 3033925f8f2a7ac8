import { deriveKeyPair } from '../../bot/crypto/hpke';
import type { Day, Month } from '../../bot/domain/day';
import type { Reference } from '../../bot/domain/reference';
import type { ThreadRow } from '../../bot/ports/threads';
import { fullState } from './samples';
import {
  expiry,
  filedOn,
  fileThread,
  id,
  openWorkshop,
  plain,
  reference,
  setClock,
} from './workshop';

const reporter = deriveKeyPair(Buffer.alloc(32, 3));
const later = '2029-01' as Month;

async function filed(given: Partial<ThreadRow> = {}) {
  const workshop = await openWorkshop();
  return { ...workshop, ...(await fileThread(workshop, reporter, given)) };
}

describe("a thread's keys", () => {
  it('open for the desk, and half of them for the reporter', async () => {
    const { threads, row, dataKeys } = await filed();
    expect(plain(await threads.openAsDesk(row))).toEqual(plain(dataKeys));
    const common = threads.openAsReporter(row, reporter.privateKey);
    expect(plain(common)).toBe(plain(dataKeys.common));
    expect(plain(dataKeys.common)).not.toBe(plain(dataKeys.internal));
  });

  it("say with which public key the reporter's part was sealed, and only under their month", async () => {
    const { threads, row, vault, refresh } = await filed();
    await vault.getOrCreate(`shred-${later}`, () => new Uint8Array(32).fill(7));
    await refresh();
    expect(plain(threads.reporterPublicKey(row))).toBe(plain(reporter.publicKey));
    const moved = { ...row, expiry: later, ...(await threads.rewrap(row, later)) };
    expect(plain(threads.reporterPublicKey(moved))).toBe(plain(reporter.publicKey));
    expect(() => threads.reporterPublicKey({ ...moved, expiry })).toThrow('seal_key');
    const other = { ...row, id: id(0xa2) };
    expect(() => threads.reporterPublicKey(other)).toThrow('seal_open');
  });

  it('open for another code from when it is wrapped for it, and for the one before no more', async () => {
    const { threads, row, dataKeys } = await filed();
    const other = deriveKeyPair(Buffer.alloc(32, 4));
    const { publicKey } = other;
    const reporterCommon = threads.wrapForReporter(row.id, publicKey, dataKeys.common);
    const renewed = { ...row, keys: threads.rekey(row, { publicKey, reporterCommon }) };
    expect(renewed.keys).toHaveLength(row.keys.length);
    expect(plain(threads.openAsReporter(renewed, other.privateKey))).toBe(plain(dataKeys.common));
    expect(() => threads.openAsReporter(renewed, reporter.privateKey)).toThrow('seal_open');
    expect(plain(await threads.openAsDesk(renewed))).toEqual(plain(dataKeys));
    expect(plain(threads.reporterPublicKey(renewed))).toBe(plain(publicKey));
    // It is wrapped for that thread alone.
    const elsewhere = threads.wrapForReporter(id(0xa2), publicKey, dataKeys.common);
    const wrong = { ...row, keys: threads.rekey(row, { publicKey, reporterCommon: elsewhere }) };
    expect(() => threads.openAsReporter(wrong, other.privateKey)).toThrow('seal_open');
  });

  it.each([
    ['another thread', { id: id(0xa2) }, 'seal_open'],
    ['another desk', { desk: 'hr' }, 'seal_key'],
    ['another month', { expiry: later }, 'seal_month'],
  ] as const)('do not open for the desk as those of %s', async (_, change, code) => {
    const { threads, row } = await filed();
    await expect(threads.openAsDesk({ ...row, ...change })).rejects.toThrow(code);
  });

  it('move to another month whole, and then no longer open under the old one', async () => {
    const { threads, row, dataKeys, vault, refresh } = await filed();
    await vault.getOrCreate(`shred-${later}`, () => new Uint8Array(32).fill(7));
    await refresh();
    const moved = { ...row, expiry: later, ...(await threads.rewrap(row, later)) };
    expect(moved.keys).toHaveLength(row.keys.length);
    expect([row, moved].map((one) => threads.isUnderMonth(one))).toEqual([true, true]);
    expect(await threads.openState(moved)).toEqual(await threads.openState(row));
    await expect(threads.openState({ ...moved, expiry })).rejects.toThrow('seal_key');
    expect(plain(await threads.openAsDesk(moved))).toEqual(plain(dataKeys));
    await expect(threads.openAsDesk({ ...moved, expiry })).rejects.toThrow('seal_key');
  });

  it('prove under which month the product put them, also once its key is destroyed', async () => {
    const { threads, row, vault, refresh } = await filed();
    await vault.destroy(`shred-${expiry}`);
    await refresh();
    expect(threads.isUnderMonth(row)).toBe(true);
    expect(threads.isUnderMonth({ ...row, expiry: '2026-01' as Month })).toBe(false);
    expect(threads.isUnderMonth({ ...row, id: id(0xa2) })).toBe(false);
    expect(threads.isUnderMonth({ ...row, keys: row.keys.subarray(0, -1) })).toBe(false);
  });

  it('are gone when the month is: in the vault, and in a process that had remembered it', async () => {
    const clock = setClock('2026-11-25T10:00:00Z');
    const workshop = await openWorkshop('expiry', { clock });
    const { row } = await fileThread(workshop, reporter);
    const other = await openWorkshop('expiry', workshop);
    await other.threads.openAsDesk(row);
    await workshop.vault.destroy(`shred-${expiry}`);
    // A thread of a month that is still to come opens from memory, until the calendar reads the keys again or
    // it is over.
    await expect(other.threads.openAsDesk(row)).resolves.toBeDefined();
    clock.set('2029-01-01T00:00:00Z');
    await expect(other.threads.openAsDesk(row)).rejects.toThrow('seal_month');
    clock.set('2028-12-31T23:00:00Z');
    await other.refresh();
    await expect(other.threads.openAsDesk(row)).rejects.toThrow('seal_month');
    expect(await workshop.vault.get(`shred-${expiry}`)).toBeUndefined();
  });
});

describe("a thread's state", () => {
  it('opens as it was sealed', async () => {
    const { threads, row } = await filed();
    const state = threads.sealState(row, fullState);
    expect(await threads.openState({ ...row, state })).toEqual(fullState);
  });

  it.each([
    ['another thread', { id: id(0xa2) }, 'seal_open'],
    ['another revision', { revision: id(0xb2) }, 'seal_open'],
    ['another desk', { desk: 'hr' }, 'seal_key'],
    ['another month', { expiry: later }, 'seal_month'],
    ['another day', { filedOn: '2020-01-01' as Day }, 'seal_open'],
    ['another reference', { reference: 'ABCDE-FGHJK' as Reference }, 'seal_open'],
    [
      'a day with letters of the reference',
      { filedOn: `${filedOn} ${reference}` as Day, reference: '' as Reference },
      'seal_open',
    ],
    ['a day of other letters', { filedOn: '\u0132026-11-25' as Day }, 'seal_open'],
  ] as const)('does not open as that of %s', async (_, change, code) => {
    const { threads, row } = await filed();
    await expect(threads.openState({ ...row, ...change })).rejects.toThrow(code);
  });

  it('does not open in the place of the keys, nor they in its', async () => {
    const { threads, row } = await filed();
    await expect(threads.openState({ ...row, state: row.keys })).rejects.toThrow('seal_key');
    await expect(threads.openAsDesk({ ...row, keys: row.state })).rejects.toThrow('seal_key');
  });

  it('does not open in another installation', async () => {
    const one = await filed();
    const other = await openWorkshop('two', {
      vault: one.vault,
      knownVaultKeys: one.knownVaultKeys,
      clock: one.clock,
      deployment: new Uint8Array(16),
    });
    await expect(other.threads.openState(one.row)).rejects.toThrow('seal_key');
    await expect(other.threads.openAsDesk(one.row)).rejects.toThrow('seal_open');
  });
});
