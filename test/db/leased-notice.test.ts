import { createOutbox, noteNotices } from '../../db/stores/outbox';
import type { UnitOfWork } from '../../db/unit-of-work';
import { withUnits } from '../support/databases/open-units';
import { day, sampleRows } from './sample-rows';

withUnits('a notice that an earlier version had leased to a process', (open) => {
  const rows = sampleRows('leased');
  let units: UnitOfWork;
  let remove: () => Promise<void>;
  const notice = () => ({ member: rows.id(), mark: rows.id(), day: day('2026-11-24') });
  const stored = () => units.read(({ notice: table }) => table.find());

  beforeEach(async () => {
    ({ units, remove } = await open());
  });
  afterEach(() => remove());

  it('is delivered at once', async () => {
    const leased = notice();
    await units.write(({ notice: table }) => table.insert({ ...leased, leasedUntil: 2 ** 42 }));
    const outbox = createOutbox(units);
    expect(await outbox.due()).toEqual([leased]);
    expect(await outbox.remove(leased)).toBe(true);
    expect(await stored()).toEqual([]);
  });

  it('has no lease any more when a release brings something new', async () => {
    const leased = notice();
    await units.write(({ notice: table }) => table.insert({ ...leased, leasedUntil: 2 ** 42 }));
    const newer = { ...notice(), member: leased.member };
    await units.write((tables) => noteNotices(tables, [newer]));
    expect(await stored()).toEqual([{ ...newer, kind: null, leasedUntil: 0 }]);
  });
});
