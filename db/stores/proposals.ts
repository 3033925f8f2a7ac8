import type { ProposalChange, Proposals } from '../../bot/ports/pool';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';

export function createProposals(units: UnitOfWork): Proposals {
  return {
    ofDesk: (desk) =>
      units.read(({ proposal }) => proposal.find({ where: { desk }, order: { day: 'ASC' } })),
    change: async (change) => {
      const isDone = await units.write(async (tables) => {
        const isSame = await areUnchanged(tables, [change]);
        if (isSame) await writeProposals(tables, [change]);
        return isSame;
      });
      if (isDone && change.to === undefined) await units.wipe();
      return isDone;
    },
  };
}

/** Changed ones are as they were read, and new ones still to be made. */
export async function areUnchanged(
  { proposal }: Tables,
  changes: readonly ProposalChange[],
): Promise<boolean> {
  for (const { from, to } of changes) {
    const where = { id: (from ?? to).id };
    const known = await proposal.findOne({ select: { revision: true }, where });
    if (known?.revision !== from?.revision) return false;
  }
  return true;
}

export async function writeProposals(
  { proposal }: Tables,
  changes: readonly ProposalChange[],
): Promise<void> {
  for (const { from, to } of changes) {
    if (from !== undefined) {
      const { affected } = await proposal.delete({ id: from.id, revision: from.revision });
      if (affected !== 1) throw new StoreError('store_conflict');
    }
    if (to !== undefined) await proposal.insert(to);
  }
}
