import type { Day } from '../domain/day';
import { type Due, isOverdue, nextDue } from '../domain/deadlines';
import type { Body, Message } from '../domain/message';
import { type Act, applyAct, type Status, type ThreadState } from '../domain/thread';

/**
 * Status and clocks as the reporter sees them. The reporter holds no key to the desk's state, so they are computed
 * from the acts that stand in the thread.
 */
export function threadStanding(
  filedOn: Day,
  messages: readonly Message<Body>[],
  today: Day,
): { readonly status: Status; readonly overdue: readonly Due['what'][] } {
  const filed: ThreadState = { status: 'received', unanswered: false, excluded: [] };
  const state = messages.map(actOf).reduce((now, act) => (act === undefined ? now : applyAct(now, act)), filed);
  const due = nextDue(filedOn, state);
  return { status: state.status, overdue: due !== undefined && isOverdue(due, today) ? [due.what] : [] };
}

function actOf({ body, day }: Message<Body>): Act | undefined {
  switch (body.kind) {
    case 'report':
    case 'talk':
      return undefined;
    case 'closed':
      return { kind: 'closed', day, reason: body.reason };
    default:
      return { kind: body.kind, day };
  }
}
