import { In, MoreThan, MoreThanOrEqual } from 'typeorm';
import type { AuditEntry } from '../../bot/domain/audit';
import type { Id } from '../../bot/domain/ids';
import type { AuditTrail } from '../../bot/ports/audit';
import type { AuditRow } from '../schema/rows';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';
import { type AuditBook, entryOf, lastLink } from './audit-book';
import { inChunks } from './chunks';
import { threadsBefore } from './remove-thread';

/** Rows that are read at once. */
const atOnce = 500;

export function createAuditTrail(units: UnitOfWork, book: AuditBook): AuditTrail {
  return {
    use: book.use,
    head: () => units.read(lastLink),
    after: (place, most) => units.read((tables) => readAfter(tables, place, most)),
    countOutside: async () => (await units.read(findOutside)).length,
    threadsOf: async (member, event, of) => {
      const entries = await units.read(({ audit }) =>
        audit.find({
          select: { thread: true, day: true },
          where: {
            ...{ member, event },
            ...('since' in of ? { day: MoreThanOrEqual(of.since) } : { thread: In([...of.among]) }),
          },
          order: { day: 'ASC' },
        }),
      );
      return new Map(entries.flatMap(({ thread, day }) => (thread ? [[thread, day]] : [])));
    },
    ofThread: (thread, events) =>
      units.read(async ({ audit, auditLink }) => {
        const all = [thread, ...(await threadsBefore({ audit }, thread))];
        const entries = await audit.findBy({ thread: In(all), event: In([...events]) });
        const links = await inChunks(
          entries.map(({ id }) => id),
          (some) => auditLink.findBy({ entry: In(some) }),
        );
        const places = new Map(links.map(({ entry, place }) => [entry, place]));
        const placeOf = ({ id }: AuditRow): number => places.get(id) ?? 0;
        return entries.sort((a, b) => placeOf(b) - placeOf(a)).map(entryOf);
      }),
  };
}

async function readAfter({ audit, auditLink }: Tables, place: number, most: number) {
  const links = await auditLink.find({
    where: { place: MoreThan(place) },
    order: { place: 'ASC' },
    take: most,
  });
  const ids = links.flatMap(({ entry }) => entry ?? []);
  const rows = await inChunks(ids, (some) => audit.findBy({ id: In(some) }));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return links.map(({ entry, erased, ...link }) => {
    const row = entry === null ? undefined : byId.get(entry);
    return { ...link, entry: row && entryOf(row), erased: erased ?? undefined };
  });
}

/** Entries that the chain does not have. */
async function findOutside({ audit, auditLink }: Tables): Promise<readonly AuditEntry[]> {
  const outside: AuditRow[] = [];
  for (let last: Id | undefined; ; ) {
    const rows: AuditRow[] = await audit.find({
      where: last === undefined ? {} : { id: MoreThan(last) },
      order: { id: 'ASC' },
      take: atOnce,
    });
    const ids = rows.map(({ id }) => id);
    const known = new Set((await auditLink.findBy({ entry: In(ids) })).map(({ entry }) => entry));
    const unknown = ids.filter((id) => !known.has(id));
    // Another process may have erased entries meanwhile.
    if (unknown.length > 0) outside.push(...(await audit.findBy({ id: In(unknown) })));
    if (rows.length < atOnce) return outside.map(entryOf);
    last = ids.at(-1);
  }
}
