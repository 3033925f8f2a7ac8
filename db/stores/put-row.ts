import type { AuditEntry } from '../../bot/domain/audit';
import type { PoolRow, Put, Submission } from '../../bot/ports/pool';
import { translateError } from '../driver-errors';
import type { Tables } from '../schema/tables';
import { StoreError, type StoreErrorCode } from '../store-error';

/** Ends the transaction of a row that was not stored, so that nothing of it remains. */
export class NotStored extends Error {
  readonly put: Exclude<Put, 'stored'>;

  constructor(put: Exclude<Put, 'stored'>) {
    super(put);
    this.put = put;
  }
}

/** What already stands in a row's way. The submission comes first: the same draft files once, whatever else changed. */
export async function refuseKnown(
  { submission, epoch, pool }: Tables,
  row: PoolRow,
  { tag }: Submission,
): Promise<void> {
  if (await submission.existsBy({ tag })) throw new NotStored('duplicate');
  if (!(await epoch.existsBy({ id: row.epoch }))) throw new NotStored('epoch_gone');
  if (await pool.existsBy({ slot: row.slot })) throw new NotStored('slot_taken');
}

/** Inserts a row with all that belongs to it; a {@link NotStored} when another writer was faster. */
export async function insertRow(
  tables: Tables,
  row: PoolRow,
  submission: Submission,
  audit?: AuditEntry,
): Promise<void> {
  await unless({ store_unique: 'duplicate' }, tables.submission.insert(submission));
  await unless(
    { store_unique: 'slot_taken', store_foreign: 'epoch_gone' },
    tables.pool.insert(row),
  );
  if (audit !== undefined) await tables.audit.insert(audit);
}

async function unless(
  outcomes: Partial<Record<StoreErrorCode, Exclude<Put, 'stored'>>>,
  insert: Promise<unknown>,
): Promise<void> {
  try {
    await insert;
  } catch (error) {
    const translated = translateError(error);
    const put = translated instanceof StoreError ? outcomes[translated.code] : undefined;
    throw put === undefined ? translated : new NotStored(put);
  }
}
