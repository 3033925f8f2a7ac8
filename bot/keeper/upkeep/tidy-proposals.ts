import { addDays } from '../../domain/day';
import { desks } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { isPast, type Proposal } from '../../domain/proposal';
import type { ProposalRow } from '../../ports/pool';
import { mapUndamaged } from '../../threads/map-undamaged';
import type { KeeperWorld } from '../keeper';

/** Removes proposals that can no longer pass, and seals the others under the desk's newest key. */
export async function tidyProposals(world: KeeperWorld): Promise<void> {
  const { proposals, proposalSealer } = world;
  for (const desk of desks) {
    for (const from of await proposals.ofDesk(desk)) {
      const open = async () => proposalSealer.open(from);
      const [proposal] = await mapUndamaged(world, [from], open, 'keeper');
      if (await isOver(world, from, proposal)) await proposals.change({ from });
      else if (proposal !== undefined && !proposalSealer.isNewest(from))
        await proposals.change({ from, to: proposalSealer.seal(from, proposal) });
    }
  }
}

/** A case's proposals go with its thread; an unreadable one when every other of its day has gone. */
async function isOver(
  { clock, threads }: KeeperWorld,
  { day }: ProposalRow,
  proposal: Proposal | undefined,
): Promise<boolean> {
  const today = clock.today();
  if (proposal === undefined) return today > addDays(day, limits.proposalDays + limits.undoDays);
  const { thread } = proposal;
  if (thread !== undefined && (await threads.byId(thread)) === undefined) return true;
  return isPast(proposal, day, today);
}
