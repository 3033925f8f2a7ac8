import type { Desk } from '../domain/ids';
import { type Answers, detailsOf } from '../domain/questionnaire';
import { type AnyAnswers, mayGoToHr } from '../domain/triage';
import type { Conversation } from './conversation';

/** The answers of the guide, once they are complete; of the first guide where a dialog went through that. */
export function answersOf(state: Conversation): AnyAnswers | undefined {
  return answersNow(state) ?? state.first;
}

/** The answers of the guide as it is, once they are complete. A detail of another matter is none. */
export function answersNow({ about, detail, high, excluded }: Conversation): Answers | undefined {
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

/** The conversation with HR not chosen (any more). */
export function withoutHr({ toHr: _, ...state }: Conversation): Conversation {
  return state;
}
