import type { DeskView } from '../domain/desk-view';
import { isDeputy, type Member } from '../domain/member';
import type { ClosingDoor } from '../domain/proposal';
import { findAnswerable } from './answerable';
import { type Proposed, proposalsOf } from './proposals';
import type { DeskWorld, Seat } from './world';

/** Whether a member can propose and agree to close the web door: the handlers can, if there is a door. */
export function mayCloseDoor({ hasDoor }: Pick<DeskWorld, 'hasDoor'>, member: Member): boolean {
  return hasDoor && member.desk === 'whistleblowing' && !isDeputy(member);
}

/** Whether a colleague proposes to close it, and this member can agree. */
export async function asksToCloseDoor({ world, member }: Seat): Promise<boolean> {
  if (!mayCloseDoor(world, member)) return false;
  const all = await findAnswerable({ world, member }, 'close_door');
  return all.some(({ shown }) => !shown.own);
}

/** Why the web door begins no report today; `undefined` while it does. */
export async function whyShut(world: DeskWorld): Promise<string | undefined> {
  const today = world.clock.today();
  const isInForce = ({ row, proposal }: Proposed<ClosingDoor>): boolean =>
    proposal.agreed !== undefined && row.day === today;
  const all = await proposalsOf(world, 'whistleblowing', 'close_door');
  return all.find(isInForce)?.proposal.why;
}

/** The form, what a colleague or the member proposes, or why it is closed. */
export async function doorView(world: DeskWorld, member: Member): Promise<DeskView> {
  const shut = await whyShut(world);
  const [proposal] =
    shut === undefined ? await findAnswerable({ world, member }, 'close_door') : [];
  return { name: 'desk_door', shut, proposal: proposal?.shown };
}
