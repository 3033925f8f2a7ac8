import type { Proposals } from '../../bot/ports/proposals';
import type { UnitOfWork } from '../unit-of-work';

/** Proposals to close reports together. Errors are `StoreError`s. */
export function createProposals(units: UnitOfWork): Proposals {
  return {
    ofDesk: (desk) => units.read(({ proposal }) => proposal.findBy({ desk })),
    create: (row, entry) =>
      units.write(async ({ proposal, audit }) => {
        if (await proposal.existsBy({ id: row.id })) return false;
        await proposal.insert(row);
        await audit.insert(entry);
        return true;
      }),
    replace: ({ id, ...to }, revision, entry) =>
      units.write(async ({ proposal, audit }) => {
        const { affected } = await proposal.update({ id, revision }, to);
        if (affected !== 1) return false;
        if (entry !== undefined) await audit.insert(entry);
        return true;
      }),
    remove: async ({ id, revision }, entry) => {
      const isRemoved = await units.write(async ({ proposal, audit }) => {
        const { affected } = await proposal.delete({ id, revision });
        if (affected === 1 && entry !== undefined) await audit.insert(entry);
        return affected === 1;
      });
      if (isRemoved) await units.wipe();
      return isRemoved;
    },
  };
}
