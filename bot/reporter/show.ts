import type { Fields } from '../domain/fields';
import { limits } from '../domain/limits';
import type { Message } from '../domain/message';
import type { ReporterView } from '../domain/view';
import { isForHr } from './answers';
import type { Carry, Conversation, Opened, Setting, Step, Turn } from './conversation';
import { daysOf } from './days';
import { threadStanding } from './thread-standing';
import { everybody, plainView, storyView, threadView, verdictView } from './views';

/** The steps whose view needs to know what the world looks like just now. */
const lookingSteps: readonly Step[] = ['start', 'involved', 'story'];

/** Whether a view cannot be shown without a look at the setting: a verdict, when HR is a way. */
export function needsLook(state: Conversation): boolean {
  return state.step === 'verdict' ? isForHr(state) : lookingSteps.includes(state.step);
}

/** Shows the step that a conversation is at, or says what has to be done first to be able to show it. */
export function show(state: Conversation, carry: Carry = {}): Turn {
  if (state.step === 'thread') return { kind: 'do', state, effect: { kind: 'read' }, carry };
  if (needsLook(state)) {
    return { kind: 'do', state, effect: { kind: 'look', then: 'show' }, carry };
  }
  return shown(state, plainView(state), carry);
}

/** Shows a step that needed a look at the setting. */
export function showIn(state: Conversation, setting: Setting, carry: Carry): Turn {
  switch (state.step) {
    case 'start': {
      const intake = setting.readers.length >= limits.deskOpensAt ? 'open' : 'closed';
      const desk = setting.desk === undefined ? {} : { desk: setting.desk };
      return shown(state, { name: 'start', intake, ...desk }, carry);
    }
    case 'verdict':
      return shown(state, verdictView(state, setting.hr), carry);
    case 'involved':
      return shown(state, { name: 'involved', people: everybody(setting) }, carry);
    case 'story':
      return shown(state, storyView(state, setting), carry);
    default:
      return shown(state, plainView(state), carry);
  }
}

/** Shows an opened thread with what stands in it. */
export function showThread(
  state: Conversation,
  opened: Opened,
  messages: readonly Message[],
  setting: Setting,
  carry: Carry,
): Turn {
  const standing = threadStanding(daysOf(opened), messages, setting.today);
  const view = threadView(opened, standing, messages, setting);
  const { hr: _, ...before } = opened;
  const hr = standing.hr === undefined ? {} : { hr: standing.hr };
  return shown({ ...state, opened: { ...before, ...hr } }, view, carry);
}

function shown(state: Conversation, view: ReporterView, { remark, fields }: Carry): Turn {
  const withNotice = remark === undefined ? {} : { remark };
  return { kind: 'show', state, view, ...withNotice, fields: { ...fieldsOf(state), ...fields } };
}

/** What stands in a view's inputs when it opens: the answers already given. */
function fieldsOf(state: Conversation): Fields {
  switch (state.step) {
    case 'guide':
      return {
        ...(state.fit === undefined ? {} : { fit: state.fit }),
        ticks: state.ticks.join(','),
        throughWork: state.throughWork,
      };
    case 'harm':
      return state.byStaff === undefined ? {} : { byStaff: state.byStaff };
    case 'involved':
      return { involved: state.excluded.join(',') };
    case 'story': {
      const { text: _, ...story } = state.texts;
      return story;
    }
    case 'thread':
      return state.texts.text === undefined ? {} : { text: state.texts.text };
    default:
      return {};
  }
}
