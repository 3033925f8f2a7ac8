import type { Day } from '../domain/day';
import { type Due, deadlines, isOverdue } from '../domain/deadlines';
import type { Message } from '../domain/message';
import { type Act, applyAct, type Status, type ThreadState } from '../domain/thread';

/**
 * Status and clocks as the reporter sees them. The reporter holds no key to the desk's state, so they are computed
 * from the acts that stand in the thread. Each clock runs on its own: after three months without any answer both are out.
 */
export function threadStanding(
  filedOn: Day,
  messages: readonly Message[],
  today: Day,
): { readonly status: Status; readonly overdue: readonly Due['what'][] } {
  const filed: ThreadState = { status: 'received', unanswered: false, excluded: [] };
  const state = messages
    .map(actOf)
    .reduce((now, act) => (act === undefined ? now : applyAct(now, act)), filed);
  const overdue = unmet(filedOn, state).filter((due) => isOverdue(due, today));
  return { status: state.status, overdue: overdue.map((due) => due.what) };
}

/** What the law asks for and the desk has not done. Closing ends both clocks. */
function unmet(filedOn: Day, state: ThreadState): Due[] {
  if (state.status === 'closed') return [];
  const { acknowledgeBy, feedbackBy } = deadlines(filedOn);
  return [
    ...(state.acknowledgedOn === undefined
      ? [{ what: 'acknowledge', by: acknowledgeBy } as const]
      : []),
    ...(state.feedbackOn === undefined ? [{ what: 'feedback', by: feedbackBy } as const] : []),
  ];
}

function actOf({ body, day }: Message): Act | undefined {
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
