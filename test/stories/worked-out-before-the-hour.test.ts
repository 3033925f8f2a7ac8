import { expiryOfOpen } from '../../bot/domain/retention';
import { goesBy } from '../support/days-pass';
import { rotates } from '../support/houses/rotate';
import { openVissla, type TestVissla } from '../support/open-vissla';
import { files, opensReport } from '../support/people/report';

/** The 24th of November at noon in Stockholm, a Tuesday; each pass comes at ten. */
const daily = { kind: 'daily', hour: 10 } as const;
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;

describe('what a pass works out before its hour', () => {
  let office: TestVissla;
  afterEach(() => office.close());

  const later = (minutes: number) => goesBy(office, { minutes });
  const rows = async () => {
    const { threads } = office.stores.database;
    const all = await threads.ofDesk('whistleblowing', [expiryOfOpen(office.clock.today())]);
    return new Map(all.map((row) => [row.id, row]));
  };

  it.each(['nothing', 'a rotation of keys'])(
    'brings nothing early, lost or twice, with %s in between',
    async (between) => {
      office = await openVissla({ passes: daily, staffed: true });
      await goesBy(office);
      const first = await files(office.person('Maja'), 'Ett.');
      await later(22 * 60);
      const early = await files(office.person('Omar'), 'Två.');
      await opensReport(office.person('Maja'), first.reportCode);
      await later(24 * 60 - 1);
      expect((await rows()).size).toBe(1);
      const before = await rows();
      // It is written after midnight, and so in the next window.
      const late = await files(office.person('Siri'), 'Tre.');
      if (between !== 'nothing') await rotates(office);
      const rotated = await rows();
      await later(1);
      const after = await rows();
      expect(after.size).toBe(2);
      for (const [id, { revision, keys }] of rotated) {
        expect(after.get(id)?.revision).not.toBe(revision);
        expect(Buffer.from(after.get(id)?.keys ?? []).equals(keys)).toBe(true);
        const isSame = Buffer.from(before.get(id)?.keys ?? []).equals(keys);
        expect(isSame).toBe(between === 'nothing');
      }
      await later(24 * 60);
      expect((await rows()).size).toBe(3);
      for (const { reportCode } of [first, early, late]) {
        const { page } = await opensReport(office.person('Reader'), reportCode);
        expect(page.items).toHaveLength(1);
      }
      expect(office.journal.faults).toEqual([]);
    },
  );

  it('is due with the next pass, where the clock was ahead by months', async () => {
    office = await openVissla({ passes: weekly, staffed: true });
    await goesBy(office);
    await goesBy(office, { days: 90 });
    const { reportCode } = await files(office.person('Maja'), 'Före sin tid.');
    office.clock.advance({ days: -90 });
    // Beats write both rows with the day of the pass that is next.
    for (let row = 0; row < 2; row++) await office.vissla.beats.end();
    await later(24 * 60);
    expect((await opensReport(office.person('Reader'), reportCode)).page.items).toHaveLength(1);
  });
});
