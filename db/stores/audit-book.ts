import { In } from 'typeorm';
import type { AuditEntry } from '../../bot/domain/audit';
import type { AuditHead } from '../../bot/domain/audit-head';
import type { ThreadId } from '../../bot/domain/ids';
import type { AuditChain } from '../../bot/ports/audit-chain';
import type { AuditLinkRow } from '../schema/rows';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import { inChunks } from './chunks';

/**
 * The only way into the audit, and out of it. Both run within a transaction that is `exclusive`: the place
 * after the last must be nobody else's. `store_unchained` before there is a chain.
 */
export interface AuditBook {
  readonly use: (chain: AuditChain) => void;
  /** Writes an entry at the end of the chain. */
  readonly append: (tables: Tables, entry: AuditEntry) => Promise<void>;
  /** Takes all entries of a thread out; their places stay, with hash and link. */
  readonly erase: (tables: Tables, thread: ThreadId) => Promise<void>;
}

/** The audit of one database, as it is written. */
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
      // Somebody put a row where no place comes after.
      if (!Number.isSafeInteger((before?.place ?? 0) + 1)) throw new StoreError('store_length');
      const link: AuditLinkRow = {
        ...chained().next(entry, before),
        entry: entry.id,
        erased: null,
      };
      await tables.auditLink.insert(link);
      await tables.audit.insert(entry);
    },
    erase: async (tables, thread) => {
      const { audit, auditLink } = tables;
      const ids = (await audit.find({ select: { id: true }, where: { thread } })).map(
        ({ id }) => id,
      );
      const links = await inChunks(ids, (some) => auditLink.findBy({ entry: In(some) }));
      for (const link of links)
        await auditLink.update(
          { place: link.place },
          { entry: null, erased: chained().erase(link) },
        );
      if (ids.length > 0) await audit.delete({ thread });
    },
  };
}

/** Where the chain ends. */
export async function lastLink({ auditLink }: Tables): Promise<AuditHead | undefined> {
  const [last] = await auditLink.find({ order: { place: 'DESC' }, take: 1 });
  return last && { place: last.place, link: last.link };
}
