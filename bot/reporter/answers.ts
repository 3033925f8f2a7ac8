import type { Desk } from '../domain/ids';
import type { Answers } from '../domain/questionnaire';
import { mayGoToHr } from '../domain/triage';
import type { Conversation } from './conversation';

/** The answers of the guide, once they are complete. */
export function answersOf(state: Conversation): Answers | undefined {
  const { fit, ticks, throughWork, byStaff } = state;
  if (fit === undefined) return undefined;
  if (fit !== 'harm') return { fit, ticks, throughWork };
  return byStaff === undefined ? undefined : { fit, ticks, throughWork, byStaff };
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

/** The conversation with HR not chosen (any more). */
export function withoutHr({ toHr: _, ...state }: Conversation): Conversation {
  return state;
}
