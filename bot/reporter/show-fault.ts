import type { Fields } from '../domain/fields';
import { absorb } from './absorb';
import { isForHr } from './answers';
import type { Conversation } from './conversation';
import type { DesksNow, DrawnView } from './event';
import { showIn } from './show';

/** The view after a fault, with all that was typed: one that needs no look at the desks. */
export function showFault(before: Conversation, fields: Fields): DrawnView {
  const state = absorb(before, fields);
  const redraw = { remark: 'failed', fields } as const;
  const at = { today: state.began, opensOn: state.began, readers: [], hr: [] };
  switch (state.step) {
    case 'start':
      return onStart(state, fields);
    case 'thread':
    case 'proof':
      return showIn({ ...state, step: 'code', trail: ['start'] }, at, { remark: 'failed' });
    case 'verdict':
      // Whether HR is a way is unknown without a look.
      return isForHr(state) ? atMore(before, at) : showIn(state, at, redraw);
    case 'involved':
      // The list cannot be shown; earlier ticks are kept.
      return atMore(before, at);
    default:
      return showIn(state, at, redraw);
  }
}

/** The last question that needs no look at the desks. */
function atMore(before: Conversation, at: DesksNow): DrawnView {
  const trail = before.trail.slice(0, Math.max(0, before.trail.indexOf('more')));
  return showIn({ ...before, step: 'more', trail }, at, { remark: 'failed' });
}

function onStart(state: Conversation, fields: Fields): DrawnView {
  // Filing checks again whether intake is open.
  return { kind: 'show', state, view: { name: 'start', intake: 'open' }, remark: 'failed', fields };
}
