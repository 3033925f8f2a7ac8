import { createAuditChain } from '../../../bot/sealers/audit-chain';
import { type AuditBook, createAuditBook } from '../../../db/stores/audit-book';

/** The chain of databases without a vault, the same for whoever asks: as two processes over one have it. */
export const testChain = createAuditChain(Buffer.alloc(32, 11));

/** What writes to the audit under it. */
export function testBook(): AuditBook {
  const book = createAuditBook();
  book.use(testChain);
  return book;
}
