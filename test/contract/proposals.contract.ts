import type { AuditEntry } from '../../bot/domain/audit';
import type { ProposalRow } from '../../bot/ports/proposals';
import { sizes } from '../../db/sizes';
import { day, sampleRows } from '../db/sample-rows';
import type { OpenStores, Stores } from './open-stores';

/** What every store of proposals must do. */
export function proposalsContract(name: string, open: OpenStores): void {
  describe(`${name} as a store of proposals`, () => {
    const rows = sampleRows('proposals');
    let stores: Stores;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ database: stores, remove } = await open());
    });
    afterEach(() => remove());

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
    const stored = () => stores.proposals.ofDesk('whistleblowing');

    it('gives what each desk proposed, as it was given', async () => {
      const [one, hr] = [proposal(), proposal({ desk: 'hr' })];
      expect(await stores.proposals.create(one, entry())).toBe(true);
      expect(await stores.proposals.create(hr, entry())).toBe(true);
      expect(await stored()).toEqual([one]);
      expect(await stores.proposals.ofDesk('hr')).toEqual([hr]);
    });

    it('makes one of an id, however often it is asked to', async () => {
      const one = proposal();
      await stores.proposals.create(one, entry());
      const again = await Promise.all(
        [1, 2, 3].map(() => stores.proposals.create({ ...one, sealed: rows.bytes(40) }, entry())),
      );
      expect(again).toEqual([false, false, false]);
      expect(await stored()).toEqual([one]);
    });

    it('lets one of two who say yes at once change it', async () => {
      const one = proposal();
      await stores.proposals.create(one, entry());
      const [a, b] = [1, 2].map(() => ({ ...one, revision: rows.id(), sealed: rows.bytes(90) }));
      const said = await Promise.all([
        stores.proposals.replace(a!, one.revision, entry()),
        stores.proposals.replace(b!, one.revision, entry()),
      ]);
      expect(said.filter(Boolean)).toHaveLength(1);
      expect(await stored()).toEqual([said[0] ? a : b]);
    });

    it('changes nothing, and writes nothing down, for what is not as it was read', async () => {
      const one = proposal();
      await stores.proposals.create(one, entry());
      // An entry with an id that is there already would fail if it were written.
      const same = entry();
      await stores.staff.audit(same);
      expect(await stores.proposals.replace({ ...one }, rows.id(), same)).toBe(false);
      expect(await stores.proposals.remove({ id: one.id, revision: rows.id() }, same)).toBe(false);
      expect(await stored()).toEqual([one]);
    });

    it('undoes the change with the entry that could not be written', async () => {
      const one = proposal();
      const same = entry();
      await stores.staff.audit(same);
      await expect(stores.proposals.create(one, same)).rejects.toMatchObject({
        code: 'store_unique',
      });
      expect(await stored()).toEqual([]);
      await stores.proposals.create(one, entry());
      const to = { ...one, revision: rows.id() };
      await expect(stores.proposals.replace(to, one.revision, same)).rejects.toMatchObject({
        code: 'store_unique',
      });
      await expect(stores.proposals.remove(one, same)).rejects.toMatchObject({
        code: 'store_unique',
      });
      expect(await stored()).toEqual([one]);
    });

    it('removes what is as it was read', async () => {
      const one = proposal();
      await stores.proposals.create(one, entry());
      expect(await stores.proposals.remove(one, entry())).toBe(true);
      expect(await stored()).toEqual([]);
      expect(await stores.proposals.remove(one)).toBe(false);
    });
  });
}
