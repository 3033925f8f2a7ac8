import { In } from 'typeorm';
import type { AuditEntry } from '../../bot/domain/audit';
import type { AuditHead } from '../../bot/domain/audit-head';
import type { ThreadId } from '../../bot/domain/ids';
import type { AuditChain } from '../../bot/ports/audit';
import type { AuditLinkRow, AuditRow } from '../schema/rows';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import { inChunks } from './chunks';

/**
 * The only way into the audit, and out of it. Both run within an exclusive transaction, since the place after
 * the last must be free. `store_unchained` before there is a chain.
 */
export interface AuditBook {
  readonly use: (chain: AuditChain) => void;
  readonly append: (tables: Tables, entry: AuditEntry) => Promise<void>;
  /** Takes entries out; their places stay, with hash and link. */
  readonly erase: (tables: Tables, entries: readonly ProvenEntry[]) => Promise<void>;
  /** The entries that name a thread and are proved by the chain. */
  readonly proven: (tables: Tables, thread: ThreadId) => Promise<readonly ProvenEntry[]>;
}

export interface ProvenEntry {
  readonly entry: AuditRow;
  readonly link: AuditLinkRow;
}

export function createAuditBook(): AuditBook {
  let chain: AuditChain | undefined;
  const chained = (): AuditChain => {
    if (chain === undefined) throw new StoreError('store_unchained');
    return chain;
  };
  return {
    use: (given) => {
      chain = given;
    },
    append: async (tables, entry) => {
      const before = await lastLink(tables);
      // A foreign row may have the last place that there is.
      if (!Number.isSafeInteger((before?.place ?? 0) + 1)) throw new StoreError('store_length');
      const link = { ...chained().next(entry, before), entry: entry.id, erased: null };
      await tables.auditLink.insert(link);
      await tables.audit.insert(entry);
    },
    erase: async ({ audit, auditLink }, entries) => {
      for (const { entry, link } of entries) {
        const erased = chained().erase(link);
        await auditLink.update({ place: link.place }, { entry: null, erased });
        await audit.delete({ id: entry.id });
      }
    },
    proven: async ({ audit, auditLink }, thread) => {
      const entries = new Map((await audit.findBy({ thread })).map((entry) => [entry.id, entry]));
      const links = await inChunks([...entries.keys()], (some) =>
        auditLink.findBy({ entry: In(some) }),
      );
      const places = links.map(({ place }) => place - 1);
      const befores = await inChunks(places, (some) => auditLink.findBy({ place: In(some) }));
      return links.flatMap((link) => {
        const entry = link.entry === null ? undefined : entries.get(link.entry);
        // A hash alone does not prove its place: a writer to the table can put another entry's there.
        const before = befores.find(({ place }) => place === link.place - 1);
        const { isOf, isAfter } = chained();
        const isOwn = entry !== undefined && isOf(link, entryOf(entry)) && isAfter(link, before);
        return isOwn ? [{ entry, link }] : [];
      });
    },
  };
}

export function entryOf({ thread, subject, ...entry }: AuditRow): AuditEntry {
  return { ...entry, ...(thread && { thread }), ...(subject && { subject }) };
}

export async function lastLink({ auditLink }: Tables): Promise<AuditHead | undefined> {
  const [last] = await auditLink.find({ order: { place: 'DESC' }, take: 1 });
  return last && { place: last.place, link: last.link };
}
