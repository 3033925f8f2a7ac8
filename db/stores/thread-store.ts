import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Month } from '../../bot/domain/day';
import { toHex } from '../../bot/domain/hex';
import type { Desk, Revision, ThreadId } from '../../bot/domain/ids';
import type { Tag, ThreadRow, ThreadStore } from '../../bot/ports/thread-store';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';
import { inChunks, storedTags } from './chunks';
import { removeThread } from './remove-thread';

/** Threads and messages. Errors are {@link StoreError}s. */
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
    messages: (tags) => units.read((tables) => messages(tables, tags)),
    stored: (tags) =>
      units.read(async (tables) => {
        const there = await storedTags(tables, tags);
        return tags.map((tag) => there.has(toHex(tag)));
      }),
    rewrap: (rows) => units.write((tables) => rewrap(tables, rows)).then(units.wipe),
    remove: (id, tags) =>
      units.write((tables) => removeThread(tables, book, id, tags)).then(units.wipe),
  };
}

/** The months under which threads stand, in no order. */
export async function expiryMonths({ thread }: Tables): Promise<readonly Month[]> {
  const rows = await thread
    .createQueryBuilder('thread')
    .select('thread.expiry', 'month')
    .distinct()
    .getRawMany<{ month: Month }>();
  return rows.map(({ month }) => month);
}

/** As the columns are, without entities: there may be ten thousand of them at every look at a queue. */
async function revisions(
  { thread }: Tables,
  desk: Desk,
  expiry: Month,
): Promise<readonly Pick<ThreadRow, 'id' | 'revision'>[]> {
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

async function messages(
  { message }: Tables,
  tags: readonly Tag[],
): Promise<readonly (Uint8Array | undefined)[]> {
  const rows = await inChunks(tags, (some) => message.findBy({ tag: In(some) }));
  const byTag = new Map(rows.map(({ tag, envelope }) => [toHex(tag), envelope]));
  return tags.map((tag) => byTag.get(toHex(tag)));
}

async function rewrap(
  { thread }: Tables,
  rows: readonly Pick<ThreadRow, 'id' | 'revision' | 'expiry' | 'keys' | 'state'>[],
): Promise<void> {
  for (const { id, revision, ...to } of rows) {
    const { affected } = await thread.update({ id, revision }, to);
    if (affected !== 1) throw new StoreError('store_conflict');
  }
}
