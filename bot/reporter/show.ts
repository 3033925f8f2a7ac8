import type { Fields } from '../domain/fields';
import { limits } from '../domain/limits';
import { storyFields } from '../domain/message';
import type { ReporterView } from '../domain/view';
import type { Redraw } from '../ports/dialogue';
import { textsIn } from './absorb';
import { shownCanWait } from './answers';
import { type Conversation, daysOf, type Step } from './conversation';
import type { DesksNow, Doing, DrawnView, Effect, Event, Next } from './event';
import { threadStanding } from './thread-standing';
import {
  involvedView,
  plainView,
  proofView,
  storyView,
  talkView,
  threadView,
  verdictView,
} from './views';

/** The steps whose view needs a look at the desks. */
const lookingSteps: readonly Step[] = ['start', 'involved', 'verdict', 'story', 'talk'];

/** Whether a view needs a look at the desks. */
function needsLook(state: Conversation): boolean {
  return lookingSteps.includes(state.step);
}

/** Shows the current step, or asks for what it needs first. */
export function show(state: Conversation, redraw: Redraw = {}): Next {
  if (state.step === 'thread' || state.step === 'proof')
    return doing(state, { kind: 'read' }, redraw);
  if (needsLook(state)) return doing(state, { kind: 'look', then: 'show' }, redraw);
  return shown(state, plainView(state), redraw);
}

/** Does something first. */
export function doing(state: Conversation, effect: Effect, redraw: Redraw = {}): Doing {
  return { kind: 'do', state, effect, redraw };
}

/** Shows a step after a look at the desks. */
export function showIn(state: Conversation, desks: DesksNow, redraw: Redraw): DrawnView {
  switch (state.step) {
    case 'start': {
      const intake = desks.readers.length >= limits.deskOpensAt ? 'open' : 'closed';
      const { desk, crowd } = desks;
      return shown(state, { name: 'start', intake, desk, ...(crowd && { crowd }) }, redraw);
    }
    case 'verdict':
      return shown(state, verdictView(state, desks), redraw);
    case 'talk':
      return shown(state, talkView(state, desks), redraw);
    case 'involved':
      return shown(state, involvedView(desks), redraw);
    case 'story':
      return shown(state, storyView(state, desks), withInvented(state, desks, redraw));
    default:
      return shown(state, plainView(state), redraw);
  }
}

/** In practice the story begins with an invented text, until something is sent in its place. */
function withInvented({ texts }: Conversation, { story }: DesksNow, redraw: Redraw): Redraw {
  return texts.what === undefined ? { ...redraw, fields: { ...story, ...redraw.fields } } : redraw;
}

/** Shows a page of an opened thread, or a proof of it. */
export function showThread(
  state: Conversation,
  { opened, messages, page, desks, redraw, meetBy }: Extract<Event, { kind: 'read' }>,
): Next {
  const standing = threadStanding(daysOf(opened), messages, desks.today);
  const moved = messages.some(({ body }) => body.kind === 'moved' && body.kept !== true);
  const view =
    state.step === 'proof'
      ? proofView(opened, page, desks)
      : threadView(opened, { ...standing, moved, meetBy }, page, desks);
  // A message here begins no report.
  const { fromMessage: _, ...reading } = state;
  const { hr, minutes, closedOn, punished } = standing;
  const meets = meetBy !== undefined;
  const now = { ...opened, hr, minutes, closedOn, punished, meets };
  return shown({ ...reading, opened: now }, view, redraw);
}

function shown(state: Conversation, view: ReporterView, redraw: Redraw): DrawnView {
  const { remark, found, fields } = redraw;
  return { kind: 'show', state, view, remark, found, fields: { ...fieldsOf(state), ...fields } };
}

/** The contents of a view's inputs: the answers already given. */
function fieldsOf(state: Conversation): Fields {
  switch (state.step) {
    case 'guide':
      return { ...(state.about && { about: state.about }) };
    case 'more':
      return { ...(state.detail && { detail: state.detail }) };
    case 'involved':
      return { involved: [...state.high, ...state.excluded].join(','), wait: shownCanWait(state) };
    case 'story':
      return textsIn(state.texts, storyFields);
    case 'thread':
      return textsIn(state.texts, ['text']);
    default:
      return {};
  }
}
