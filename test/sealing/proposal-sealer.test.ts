import { envelopeSizes } from '../../bot/crypto/sizes';
import type { Day } from '../../bot/domain/day';
import type { Id, MemberId, Revision, ThreadId } from '../../bot/domain/ids';
import { limits } from '../../bot/domain/limits';
import type { ClosingTogether, Proposal } from '../../bot/domain/proposal';
import type { RedactedCopyPart } from '../../bot/domain/redacted-copy';
import type { ProposalRow, ProposalSealer } from '../../bot/ports/pool';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type TestVissla } from '../support/open-vissla';

describe('a sealed proposal', () => {
  let office: TestVissla;
  let sealer: ProposalSealer;
  const id = (digit: string) => digit.repeat(32) as Id & Revision & MemberId & ThreadId;
  const of = { id: id('1'), desk: 'hr', day: '2026-11-24' as Day } as const;
  const proposal: ClosingTogether = {
    kind: 'close_together',
    filedOn: '2026-11-23' as Day,
    by: id('3'),
    threads: [id('6'), id('7')],
    reason: 'test_or_abuse',
    measures: 'Inget.',
    text: 'Skräp.',
  };

  function redactedCopyPart(): RedactedCopyPart {
    return { kind: 'redaction', by: id('3'), thread: id('6'), part: 0, of: 1, sealed: '' };
  }

  it('holds masks under the key of their thread, each part in its own place', () => {
    const [internal, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const words = 'x'.repeat(limits.redactionBytes);
    const redaction = { message: id('7'), words, section: '17:3b' } as const;
    const content = Array.from({ length: 8 }, () => redaction);
    const sealed = sealer.sealContent(internal, redactedCopyPart(), content);
    expect(sealed.length).toBeLessThan(4400);
    const part = { ...redactedCopyPart(), sealed };
    expect(sealer.openContent(internal, part)).toEqual(content);
    expect(() => sealer.openContent(other, part)).toThrow('seal_key');
    expect(sealer.nameOf(other, words)).not.toBe(sealer.nameOf(internal, words));
    for (const elsewhere of [{ part: 1 }, { thread: id('8') }])
      expect(() => sealer.openContent(internal, { ...part, ...elsewhere })).toThrow('seal_');
  });

  beforeAll(async () => {
    office = await openVissla();
    sealer = (await sealingOf(office)).proposals;
  });
  afterAll(() => office.close());

  const kinds: readonly Proposal[] = [
    proposal,
    { kind: 'exclude', by: id('3'), thread: id('6'), target: id('4'), why: '"å"', decidedBy: '' },
    { kind: 'lift_hold', by: id('3'), thread: id('6') },
    {
      ...redactedCopyPart(),
      sealed: 'x'.repeat(4400),
      agreed: { by: id('4'), on: proposal.filedOn, found: 'x'.repeat(43) },
    },
  ];

  it.each(kinds)('opens as it was: $kind', async (one) => {
    expect(await sealer.open(sealer.seal(of, one))).toEqual(one);
  });

  it('has one size, whatever it says', () => {
    const on = proposal.filedOn;
    // JSON makes six bytes of each.
    const dear = (bytes: number): string => '\u0001'.repeat(bytes);
    const longest: ClosingTogether = {
      ...proposal,
      threads: Array.from({ length: limits.proposalReports }, () => id('8')),
      reason: 'partly_confirmed',
      measures: 'x'.repeat(limits.proposalTextBytes / 2 - 2),
      text: 'x'.repeat(limits.proposalTextBytes / 2 - 2),
      agreed: { by: id('4'), on, alone: dear(limits.aloneBytes) },
      undone: { by: id('5'), on, locale: 'en' },
    };
    for (const one of [...kinds, longest])
      expect(sealer.seal(of, one).sealed).toHaveLength(envelopeSizes.proposal);
  });

  it.each(kinds)('is given no later day, whoever writes to the database: $kind', async (one) => {
    const row = sealer.seal(of, one);
    for (const day of ['2026-11-23', '2026-11-25', '2099-01-01'] as Day[])
      await expect(sealer.open({ ...row, day })).rejects.toMatchObject({ code: 'seal_open' });
  });

  it('opens in its own row alone', async () => {
    const row = sealer.seal(of, proposal);
    expect(row.revision).not.toBe(sealer.seal(of, proposal).revision);
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
