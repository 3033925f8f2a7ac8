import { limits } from '../domain/limits';
import { utf8Length } from '../domain/page';
import type { Conversation, Step, Texts } from './conversation';
import type { Next } from './event';
import { show } from './show';

/** Goes to a step. A step already on the trail is gone back to, so that no circle grows. */
export function go(state: Conversation, step: Step): Conversation {
  if (state.step === step) return state;
  const known = state.trail.indexOf(step);
  const trail = known >= 0 ? state.trail.slice(0, known) : [...state.trail, state.step];
  return { ...state, step, trail };
}

/** Goes one step back, unless the texts exceed the sealed block that carries them. */
export function goBack(state: Conversation): Next {
  if (!fitsBehind(state.texts)) return show(state, { remark: 'too_long' });
  const step = state.trail[state.trail.length - 1] ?? 'start';
  return show({ ...state, step, trail: state.trail.slice(0, -1) });
}

/** Goes on once the report code's keys are derived: to the story, or to the wish to talk. */
export function goOnWithKeys(state: Conversation): Next {
  return show(go(state, state.talk ? 'talk' : 'story'));
}

/** Whether all texts fit the sealed block behind a view without inputs for them. */
export function fitsBehind(texts: Texts): boolean {
  return utf8Length(Object.values(texts).join('')) <= limits.textBytes;
}
