import { createHmac, hkdfSync } from 'node:crypto';
import type { AuditEntry } from '../../bot/domain/audit';
import type { Day } from '../../bot/domain/day';
import { createAuditChain, openAuditChain } from '../../bot/sealers/audit-chain';
import { id, memoryVault, plain, seededChance } from './workshop';

const witness = Buffer.from(
  '404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f',
  'hex',
);
const entry: AuditEntry = {
  id: id(1),
  day: '2026-11-27' as Day,
  event: 'thread_opened',
  member: id(2),
  thread: id(3),
};

/** The format's comment, written once more with Node's own functions. */
const derive = (key: Uint8Array, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), info, 32));
const mac = (key: Uint8Array, ...parts: readonly (string | Uint8Array)[]): string => {
  const one = createHmac('sha256', key);
  for (const part of parts) one.update(part);
  return one.digest('hex');
};
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const u64 = (number: number): Buffer => bytes(number.toString(16).padStart(16, '0'));

describe('the chain of the audit', () => {
  const chain = createAuditChain(witness);
  const key = derive(witness, 'wb1/audit');
  const hash = mac(
    derive(key, 'wb1/audit-entry'),
    bytes(id(1)),
    '2026-11-27',
    Uint8Array.of(13),
    'thread_opened',
    bytes(id(2)),
    bytes(id(3)),
    new Uint8Array(16),
  );
  const link = mac(derive(key, 'wb1/audit-link'), u64(1), new Uint8Array(32), bytes(hash));

  it('is what its format says', () => {
    const first = chain.next(entry, undefined);
    expect(plain(first)).toEqual({ place: 1, hash, link });
    expect(plain(chain.erase(first))).toBe(
      mac(derive(key, 'wb1/audit-erased'), u64(1), bytes(link)),
    );
    const second = chain.next({ ...entry, id: id(4) }, first);
    expect(plain(second.link)).toBe(
      mac(derive(key, 'wb1/audit-link'), u64(2), bytes(link), second.hash),
    );
  });

  it('stays the same for ever: what is stored was linked so', () => {
    expect(hash).toBe('bbfe94f34796247849fdb738b2c4fc952e380db42a6d6410d9ec747e1a539ab3');
    expect(link).toBe('525ec45e414f87f5f656ff9078f4c876d6fc5174ff1f925612a5c64aba9692e7');
  });

  it('tells an entry from any other, and a link from one of another place', () => {
    const first = chain.next(entry, undefined);
    const second = chain.next({ ...entry, id: id(4) }, first);
    expect(chain.isOf(first, entry)).toBe(true);
    const others: readonly Partial<AuditEntry>[] = [
      { id: id(9) },
      { day: '2026-11-28' as Day },
      { event: 'thread_closed' },
      { member: id(9) },
      { thread: id(9) },
      // The same sixteen bytes, in another field.
      { thread: undefined as never, subject: id(3) },
    ];
    for (const other of others) expect(chain.isOf(first, { ...entry, ...other })).toBe(false);
    expect(chain.isAfter(second, first)).toBe(true);
    expect(chain.isAfter(second, undefined)).toBe(false);
    expect(chain.isAfter({ ...second, place: 1 }, undefined)).toBe(false);
    expect(createAuditChain(Buffer.alloc(32, 1)).isAfter(first, undefined)).toBe(false);
  });

  it('is under a key of the vault that is made once', async () => {
    const vault = memoryVault();
    const one = await openAuditChain(vault, seededChance('one'));
    const other = await openAuditChain(vault, seededChance('other'));
    expect(other.isAfter(one.next(entry, undefined), undefined)).toBe(true);
    expect(await vault.names('')).toEqual(['witness-key']);
  });
});
