import type { Proposals } from '../../bot/ports/proposals';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';

/** Proposals to close reports together. Errors are `StoreError`s. */
export function createProposals(units: UnitOfWork, book: AuditBook): Proposals {
  return {
    ofDesk: (desk) => units.read(({ proposal }) => proposal.findBy({ desk })),
    create: (row, entry) =>
      units.write(async (tables) => {
        if (await tables.proposal.existsBy({ id: row.id })) return false;
        await tables.proposal.insert(row);
        await book.append(tables, entry);
        return true;
      }),
    replace: ({ id, ...to }, revision, entry) =>
      units.write(async (tables) => {
        const { affected } = await tables.proposal.update({ id, revision }, to);
        if (affected !== 1) return false;
        if (entry !== undefined) await book.append(tables, entry);
        return true;
      }),
    remove: async ({ id, revision }, entry) => {
      const isRemoved = await units.write(async (tables) => {
        const { affected } = await tables.proposal.delete({ id, revision });
        if (affected === 1 && entry !== undefined) await book.append(tables, entry);
        return affected === 1;
      });
      if (isRemoved) await units.wipe();
      return isRemoved;
    },
  };
}
