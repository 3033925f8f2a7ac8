import type { Desk } from '../domain/ids';
import { type Answers, detailsOf } from '../domain/questionnaire';
import { isLifeAtStake, mayGoToHr, mayHurt } from '../domain/triage';
import type { CanWait, Conversation } from './conversation';

/** The answers of the guide, once they are complete. A detail of another matter is none. */
export function answersOf({ about, detail, high, excluded }: Conversation): Answers | undefined {
  if (about === undefined || detail === undefined || !detailsOf(about).includes(detail)) {
    return undefined;
  }
  return { about, detail, involved: excluded.length === 0 ? high : [...high, 'receiver'] };
}

/** Whether HR is a way at all for what was answered. */
export function isForHr(state: Conversation): boolean {
  const answers = answersOf(state);
  return answers !== undefined && mayGoToHr(answers);
}

/**
 * To which desk a report goes: to HR only when that was chosen, and only while the answers allow it. It is
 * computed each time it is asked: no state that travelled through a client decides it.
 */
export function addresseeOf(state: Conversation): Desk {
  return state.toHr === true && !state.talk && isForHr(state) ? 'hr' : 'whistleblowing';
}

/**
 * Whether a report is urgent: its reporter has said that it cannot wait, or has not been asked and says in
 * the guide that somebody may die or be gravely hurt.
 */
export function isUrgent(state: Conversation): boolean {
  if (state.canWait !== undefined) return state.canWait === 'no';
  const answers = answersOf(state);
  return answers !== undefined && isLifeAtStake(answers);
}

/** What stands in the question whether it can wait: no, where somebody may be hurt. */
export function canWaitNow(state: Conversation): CanWait {
  const answers = answersOf(state);
  return state.canWait ?? (answers !== undefined && mayHurt(answers) ? 'no' : 'yes');
}

/** The conversation with HR not chosen (any more). */
export function withoutHr({ toHr: _, ...state }: Conversation): Conversation {
  return state;
}
