import { addDays, type Day } from '../domain/day';
import { desks } from '../domain/ids';
import { limits } from '../domain/limits';
import { isPast, type Proposal } from '../domain/proposal';
import type { ProposalRow } from '../ports/proposals';
import { isDamaged } from '../threads/is-damaged';
import type { KeeperWorld } from './keeper';

/** Removes proposals of which nothing can come, and seals the others under the desk's newest key. */
export async function tidyProposals(world: KeeperWorld): Promise<void> {
  const { proposals, proposalSealer, clock, random } = world;
  const today = clock.today();
  for (const desk of desks) {
    for (const row of await proposals.ofDesk(desk)) {
      const proposal = await opened(world, row);
      if (proposal === undefined ? isOld(row, today) : isPast(proposal, row.day, today)) {
        await proposals.remove(row);
      } else if (proposal !== undefined && !proposalSealer.isNewest(row)) {
        const of = { ...row, revision: random.id<ProposalRow['revision']>() };
        await proposals.replace({ ...of, sealed: proposalSealer.seal(of, proposal) }, row.revision);
      }
    }
  }
}

async function opened(
  { proposalSealer, journal }: KeeperWorld,
  row: ProposalRow,
): Promise<Proposal | undefined> {
  try {
    return await proposalSealer.open(row);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    journal.fault('keeper', error);
    return undefined;
  }
}

/** One that does not open goes when it would have gone at the latest. */
function isOld({ day }: ProposalRow, today: Day): boolean {
  return today > addDays(day, limits.proposalDays + limits.undoDays);
}
