import type { Desk } from '../domain/ids';
import { type Answers, detailsOf } from '../domain/questionnaire';
import { isLifeAtStake, mayGoToHr, mayHurt } from '../domain/triage';
import type { CanWait, Conversation } from './conversation';

/** The complete answers of the guide. A detail of another matter does not count. */
export function answersOf({ about, detail, high, excluded }: Conversation): Answers | undefined {
  if (about === undefined || detail === undefined) return undefined;
  if (!detailsOf(about).includes(detail)) return undefined;
  return { about, detail, involved: excluded.length === 0 ? high : [...high, 'receiver'] };
}

/** Whether the answers allow HR as a way. */
export function isForHr(state: Conversation): boolean {
  const answers = answersOf(state);
  return answers !== undefined && mayGoToHr(answers);
}

/**
 * The desk of a report: HR only when chosen, and while the answers allow it. It is recomputed each time: no
 * state from a client decides it.
 */
export function addresseeOf(state: Conversation): Desk {
  return state.toHr === true && !state.talk && isForHr(state) ? 'hr' : 'whistleblowing';
}

/**
 * Whether a report is urgent: the reporter said that it cannot wait. When not asked, the answers decide:
 * somebody may die or be gravely hurt.
 */
export function isUrgent(state: Conversation): boolean {
  if (state.canWait !== undefined) return state.canWait === 'no';
  const answers = answersOf(state);
  return answers !== undefined && isLifeAtStake(answers);
}

/** The preselected answer to whether it can wait: no, where somebody may be hurt. */
export function shownCanWait(state: Conversation): CanWait {
  const answers = answersOf(state);
  return state.canWait ?? (answers !== undefined && mayHurt(answers) ? 'no' : 'yes');
}

/** The conversation without the choice of HR. */
export function withoutHr({ toHr: _, ...state }: Conversation): Conversation {
  return state;
}
