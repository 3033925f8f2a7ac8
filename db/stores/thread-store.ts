import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Month } from '../../bot/domain/day';
import type { Desk, Revision, ThreadId } from '../../bot/domain/ids';
import type { Rewrap, ThreadRow, ThreadStore } from '../../bot/ports/threads';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';
import { envelopesIn, inChunks } from './chunks';
import { countDisposed, disposedIn } from './disposed';
import { removeThread } from './remove-thread';

export function createThreadStore(units: UnitOfWork, book: AuditBook): ThreadStore {
  const one = (where: Partial<Pick<ThreadRow, 'id' | 'blindIndex' | 'reference'>>) =>
    units.read(async ({ thread }) => (await thread.findOneBy(where)) ?? undefined);

  return {
    byId: (id) => one({ id }),
    byBlindIndex: (blindIndex) => one({ blindIndex }),
    byReference: (reference) => one({ reference }),
    ofDesk: (desk, months) =>
      units.read(({ thread }) =>
        inChunks(months, (some) => thread.findBy({ desk, expiry: In(some) })),
      ),
    revisions: (desk, expiry) => units.read((tables) => revisions(tables, desk, expiry)),
    byIds: (ids) =>
      units.read(({ thread }) => inChunks(ids, (some) => thread.findBy({ id: In(some) }))),
    ofMonth: (desk, expiry, { after, most }) =>
      units.read(({ thread }) =>
        thread.find({
          where: { desk, expiry, ...(after === undefined ? {} : { id: MoreThan(after) }) },
          order: { id: 'ASC' },
          take: most,
        }),
      ),
    expiryMonths: () => units.read(expiryMonths),
    page: (after, count) =>
      units.read(({ thread }) =>
        thread.find({
          ...(after === undefined ? {} : { where: { id: MoreThan(after) } }),
          order: { id: 'ASC' },
          take: count,
        }),
      ),
    count: () => units.read(({ thread }) => thread.count()),
    filedUntil: (day) =>
      units.read(({ thread }) => thread.existsBy({ filedOn: LessThanOrEqual(day) })),
    ...envelopesIn(units, 'message'),
    rewrap: (rows) => units.write((tables) => rewrap(tables, rows)).then(units.wipe),
    remove: async (id, tags, { disposed, revision } = {}) => {
      const isRemoved = await units.write(async (tables) => {
        const row = await tables.thread.findOneBy({ id });
        if (row !== null && revision !== undefined && row.revision !== revision) return false;
        if (disposed !== undefined && row !== null) await countDisposed(tables, disposed);
        await removeThread(tables, book, id, tags);
        return true;
      });
      await units.wipe();
      return isRemoved;
    },
    disposed: () => units.read(disposedIn),
  };
}

/** The expiry months of all threads, in no order. */
export async function expiryMonths({ thread }: Tables): Promise<readonly Month[]> {
  const rows = await thread
    .createQueryBuilder('thread')
    .select('thread.expiry', 'month')
    .distinct()
    .getRawMany<{ month: Month }>();
  return rows.map(({ month }) => month);
}

/** Reads columns without entities: every look at a queue may read ten thousand rows. */
async function revisions({ thread }: Tables, desk: Desk, expiry: Month) {
  const rows = await thread
    .createQueryBuilder('thread')
    .select('thread.id', 'id')
    .addSelect('thread.revision', 'revision')
    .where({ desk, expiry })
    .getRawMany<{ readonly id: Buffer; readonly revision: Buffer }>();
  return rows.map(({ id, revision }) => ({
    id: id.toString('hex') as ThreadId,
    revision: revision.toString('hex') as Revision,
  }));
}

async function rewrap({ thread }: Tables, rows: readonly Rewrap[]): Promise<void> {
  for (const { id, revision, next = revision, ...to } of rows) {
    const { affected } = await thread.update({ id, revision }, { ...to, revision: next });
    if (affected !== 1) throw new StoreError('store_conflict');
  }
}
