import type { AuditEntry } from '../../bot/domain/audit';
import type { ProposalChange, ProposalRow } from '../../bot/ports/pool';
import { sizes } from '../../db/sizes';
import { carries, day } from '../db/sample-rows';
import { storeContract } from './open-stores';

/** What every store of proposals must do. */
export const proposalsContract = storeContract('a store of proposals', (stores, rows) => {
  const proposal = (changes: Partial<ProposalRow> = {}): ProposalRow => ({
    id: rows.id(),
    desk: 'whistleblowing',
    day: day('2026-11-24'),
    revision: rows.id(),
    sealed: rows.bytes(sizes.proposal),
    ...changes,
  });
  const entry = (): AuditEntry => ({
    id: rows.id(),
    day: day('2026-11-24'),
    event: 'closing_proposed',
    member: rows.id(),
  });
  const changes = (change: ProposalChange, audit = entry()) =>
    carries(stores.pool, { proposals: [change] }, audit);
  const made = async (of?: Partial<ProposalRow>): Promise<ProposalRow> => {
    const to = proposal(of);
    expect(await changes({ to })).toBe(true);
    return to;
  };
  const other = (of: ProposalRow): ProposalRow => ({ ...proposal(), id: of.id });
  const stored = () => stores.proposals.ofDesk('whistleblowing');

  it('gives what each desk proposed, as it was given', async () => {
    const [one, hr] = [await made(), await made({ desk: 'hr' })];
    const older = await made({ day: day('2026-11-23') });
    expect(await stored()).toEqual([older, one]);
    expect(await stores.proposals.ofDesk('hr')).toEqual([hr]);
  });

  it('makes one of an id, however often it is asked to', async () => {
    const one = await made();
    const again = await Promise.all([1, 2, 3].map(() => changes({ to: other(one) })));
    expect(again).toEqual([false, false, false]);
    expect(await stored()).toEqual([one]);
  });

  it('lets one of two who change it at once change it', async () => {
    const one = await made();
    const [a, b, c] = [other(one), other(one), other(one)] as const;
    const said = await Promise.all([
      changes({ from: one, to: a }),
      changes({ from: one, to: b }),
      stores.proposals.change({ from: one, to: c }),
    ]);
    expect(said.filter(Boolean)).toHaveLength(1);
    expect(await stored()).toEqual([[a, b, c][said.indexOf(true)]]);
  });

  it('changes nothing, and writes nothing down, for what is not as it was read', async () => {
    const one = await made();
    // An entry with an id that is there already would fail if it were written.
    const same = entry();
    await stores.staff.audit(same);
    const read = { ...one, revision: rows.id() };
    for (const change of [{ from: read, to: one }, { from: read }]) {
      expect(await changes(change, same)).toBe(false);
      expect(await stores.proposals.change(change)).toBe(false);
    }
    // Nor anything else of the deed.
    const both = { proposals: [{ to: proposal() }, { from: read }] };
    expect(await carries(stores.pool, both, same)).toBe(false);
    expect(await stored()).toEqual([one]);
  });

  it('undoes the change with the entry that could not be written', async () => {
    const one = await made();
    const same = entry();
    await stores.staff.audit(same);
    for (const change of [{ to: proposal() }, { from: one, to: other(one) }, { from: one }])
      await expect(changes(change, same)).rejects.toMatchObject({ code: 'store_unique' });
    expect(await stored()).toEqual([one]);
  });

  it('replaces and removes what is as it was read', async () => {
    const [one, two] = [await made(), await made()];
    const to = other(one);
    expect(await stores.proposals.change({ from: one, to })).toBe(true);
    expect(await stores.proposals.change({ from: to })).toBe(true);
    expect(await stored()).toEqual([two]);
    expect(await changes({ from: two })).toBe(true);
    expect(await stored()).toEqual([]);
    expect(await changes({ from: two })).toBe(false);
  });
});
