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

describe('the chain of the audit', () => {
  const chain = createAuditChain(witness);

  it('stays the same for ever: what is stored was linked so', () => {
    const first = chain.next(entry, undefined);
    expect(plain(first)).toEqual({
      place: 1,
      hash: 'bbfe94f34796247849fdb738b2c4fc952e380db42a6d6410d9ec747e1a539ab3',
      link: '525ec45e414f87f5f656ff9078f4c876d6fc5174ff1f925612a5c64aba9692e7',
    });
    expect(plain(chain.erase(first))).toBe(
      '0ef1385bd188c89461714ecb19111e944c9c06a25e1ef320cd7f4fe32f5d7298',
    );
    expect(plain(chain.next({ ...entry, id: id(4) }, first))).toEqual({
      place: 2,
      hash: '6a144e47758daade1eeb54fb43bf3561b5eb44a3cb8f0a8cbbfd34222332cb07',
      link: 'd3b295b5ecaa5685e205391c0afddc8cb5cb25ec027a3c9799f0df74fa570b05',
    });
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
