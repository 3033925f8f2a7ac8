import fc from 'fast-check';
import { decodeProposal, encodeProposal } from '../../bot/crypto/proposal-codec';
import { envelopeSizes } from '../../bot/crypto/sizes';
import { addDays, type Day } from '../../bot/domain/day';
import type { Id, MemberId, Revision, ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import { closeReasons } from '../../bot/domain/message';
import { cutToBytes } from '../../bot/domain/page';
import type { Proposal } from '../../bot/domain/proposal';
import type { ProposalRow, ProposalSealer } from '../../bot/ports/proposals';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type TestVissla } from '../support/open-vissla';

const member = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('hex') as MemberId);
const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1970-01-01' as Day, n));
const proposals: fc.Arbitrary<Proposal> = fc.record(
  {
    filedOn: day,
    by: member,
    threads: fc.array(member as fc.Arbitrary<MemberId & ThreadId>, {
      maxLength: limits.proposalReports,
    }),
    reason: fc.constantFrom(...closeReasons),
    measures: fc.string({ maxLength: 100 }),
    text: fc
      .string({ unit: 'grapheme', maxLength: 1000 })
      .map((text) => cutToBytes(text, limits.proposalTextBytes)),
    agreed: fc.record(
      { by: member, on: day, alone: fc.string({ maxLength: 40 }) },
      { requiredKeys: ['by', 'on'] },
    ),
    undone: fc.record({
      by: member,
      on: day,
      locale: fc.constantFrom('sv' as const, 'en' as const),
    }),
  },
  { requiredKeys: ['filedOn', 'by', 'threads', 'reason', 'measures', 'text'] },
);

it('reads what it wrote, and nothing else', () => {
  fc.assert(
    fc.property(proposals, (proposal) => {
      const bytes = encodeProposal(proposal);
      expect(decodeProposal(bytes)).toEqual(proposal);
      const refusal = expect.objectContaining({ code: 'seal_format' }) as Error;
      expect(() => decodeProposal(bytes.subarray(0, -1))).toThrow(refusal);
      expect(() => decodeProposal(Buffer.concat([bytes, Buffer.alloc(1)]))).toThrow(refusal);
      expect(() => decodeProposal(Buffer.concat([Uint8Array.of(3), bytes.subarray(1)]))).toThrow(
        refusal,
      );
    }),
  );
});

describe('a sealed proposal', () => {
  let office: TestVissla;
  let sealer: ProposalSealer;
  const id = (digit: string) => digit.repeat(32) as Id & Revision & MemberId & ThreadId;
  const of = { id: id('1'), desk: 'hr', day: '2026-11-24' as Day, revision: id('2') } as const;
  const proposal: Proposal = {
    filedOn: '2026-11-23' as Day,
    by: id('3'),
    threads: [id('6'), id('7')],
    reason: 'test_or_abuse',
    measures: 'Inget.',
    text: 'Skräp.',
  };

  beforeAll(async () => {
    office = await openVissla();
    sealer = (await sealingOf(office)).proposals;
  });
  afterAll(() => office.close());

  const sealed = (changes: Partial<Proposal> = {}): ProposalRow => ({
    ...of,
    sealed: sealer.seal(of, { ...proposal, ...changes }),
  });

  it('has one size, whatever it says', () => {
    const longest = {
      threads: Array.from({ length: limits.proposalReports }, () => id('8')),
      reason: 'partly_confirmed' as const,
      measures: 'å'.repeat(limits.proposalTextBytes / 4),
      text: 'å'.repeat(limits.proposalTextBytes / 4),
      agreed: { by: id('4'), on: proposal.filedOn, alone: 'å'.repeat(limits.aloneBytes / 2) },
      undone: { by: id('5'), on: proposal.filedOn, locale: 'en' as const },
    };
    for (const changes of [{}, { text: '' }, longest])
      expect(sealed(changes).sealed).toHaveLength(envelopeSizes.proposal);
  });

  it('opens in its own row alone', async () => {
    const row = sealed();
    expect(await sealer.open(row)).toEqual(proposal);
    expect(sealer.isNewest(row)).toBe(true);
    const moved: Partial<ProposalRow>[] = [{ id: id('9') }, { revision: id('9') }];
    for (const changes of moved)
      await expect(sealer.open({ ...row, ...changes })).rejects.toMatchObject({
        code: 'seal_open',
      });
    await expect(sealer.open({ ...row, desk: 'whistleblowing' })).rejects.toMatchObject({
      code: 'seal_key',
    });
  });
});
