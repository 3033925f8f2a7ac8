import type { Tables } from '../../db/schema/tables';
import { insertRows, NotStored } from '../../db/stores/put-rows';
import type { UnitOfWork } from '../../db/unit-of-work';
import { testBook } from '../support/databases/audit-chain';
import { withUnits } from '../support/databases/open-units';
import { day, sampleRows } from './sample-rows';

/** On SQL Server another writer can come between the look and the insert; then only the keys say so. */
withUnits('rows whose way was clear a moment ago', (open) => {
  const rows = sampleRows('put rows');
  const epoch = rows.epoch();
  let units: UnitOfWork;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ units, remove } = await open());
    await units.write(({ epoch: table }) => table.insert(epoch).then(() => undefined));
  });
  afterEach(() => remove());

  const outcome = (work: (tables: Tables) => Promise<void>): Promise<string> =>
    units
      .write(work)
      .then(() => 'stored')
      .catch((error: unknown) => {
        if (error instanceof NotStored) return error.code;
        throw error;
      });
  const counts = () =>
    units.read(async ({ pool, submission, audit }) => [
      await pool.count(),
      await submission.count(),
      await audit.count(),
    ]);
  const audit = () => {
    const named = { id: rows.id(), member: rows.id() };
    const entry = { ...named, day: day('2026-11-24'), event: 'reply_sent' } as const;
    return { book: testBook(), entry };
  };

  it('are a duplicate when their draft was submitted', async () => {
    const submission = rows.submission();
    await outcome((tables) => insertRows(tables, [rows.poolRow(epoch)], submission, audit()));
    const again = outcome((tables) =>
      insertRows(tables, [rows.poolRow(epoch)], submission, audit()),
    );
    expect(await again).toBe('duplicate');
    expect(await counts()).toEqual([1, 1, 1]);
  });

  it('find a slot taken', async () => {
    const row = rows.poolRow(epoch);
    await outcome((tables) => insertRows(tables, [row], rows.submission()));
    const again = outcome((tables) => insertRows(tables, [row], rows.submission(), audit()));
    expect(await again).toBe('slot_taken');
    expect(await counts()).toEqual([1, 1, 0]);
  });

  it('are all refused when one of them finds its slot taken', async () => {
    const row = rows.poolRow(epoch);
    await outcome((tables) => insertRows(tables, [row], rows.submission()));
    for (const slot of [new Uint8Array(32).fill(0), new Uint8Array(32).fill(255)]) {
      // Before and after the taken one: rows go in by the order of their slots.
      const batch = [{ ...rows.poolRow(epoch), slot }, row];
      const again = outcome((tables) => insertRows(tables, batch, rows.submission(), audit()));
      expect(await again).toBe('slot_taken');
      expect(await counts()).toEqual([1, 1, 0]);
    }
  });

  it('find their epoch gone', async () => {
    const row = rows.poolRow(rows.epoch());
    const put = outcome((tables) => insertRows(tables, [row], rows.submission(), audit()));
    expect(await put).toBe('epoch_gone');
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('fail as a whole when their audit entry cannot be written', async () => {
    const entry = audit();
    await outcome((tables) => insertRows(tables, [rows.poolRow(epoch)], rows.submission(), entry));
    await expect(
      outcome((tables) => insertRows(tables, [rows.poolRow(epoch)], rows.submission(), entry)),
    ).rejects.toMatchObject({ code: 'store_unique' });
    expect(await counts()).toEqual([1, 1, 1]);
  });
});
