import { addDays, type Day } from '../../domain/day';
import { desks } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { isPast } from '../../domain/proposal';
import type { ProposalRow } from '../../ports/proposals';
import type { KeeperWorld } from '../keeper';
import { mapUndamaged } from './map-undamaged';

/** Removes proposals that can no longer pass, and seals the others under the desk's newest key. */
export async function tidyProposals(world: KeeperWorld): Promise<void> {
  const { proposals, proposalSealer, clock, random } = world;
  const today = clock.today();
  for (const desk of desks) {
    for (const row of await proposals.ofDesk(desk)) {
      const open = async () => proposalSealer.open(row);
      const [proposal] = await mapUndamaged(world, [row], open, 'keeper');
      if (proposal === undefined ? isOld(row, today) : isPast(proposal, row.day, today)) {
        await proposals.remove(row);
      } else if (proposal !== undefined && !proposalSealer.isNewest(row)) {
        const of = { ...row, revision: random.id<ProposalRow['revision']>() };
        await proposals.replace({ ...of, sealed: proposalSealer.seal(of, proposal) }, row.revision);
      }
    }
  }
}

/** An unreadable one goes when every proposal of its day has gone. */
function isOld({ day }: ProposalRow, today: Day): boolean {
  return today > addDays(day, limits.proposalDays + limits.undoDays);
}
