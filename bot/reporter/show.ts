import { deadlines } from '../domain/deadlines';
import { limits } from '../domain/limits';
import { inOrder, type Message } from '../domain/message';
import { pageOf } from '../domain/page';
import type { Answers } from '../domain/questionnaire';
import { formatReceipt } from '../domain/receipt';
import { isFiledDirectly, triage } from '../domain/triage';
import type { Fields, Person, ReporterView } from '../domain/view';
import type { Carry, Conversation, Opened, Setting, Step, Turn } from './conversation';
import { threadStanding } from './thread-standing';

/** The steps whose view needs to know what the world looks like just now. */
const lookingSteps: readonly Step[] = ['start', 'involved', 'story'];

/** Shows the step that a conversation is at, or says what has to be done first to be able to show it. */
export function show(state: Conversation, carry: Carry = {}): Turn {
  if (state.step === 'thread') return { kind: 'do', state, effect: { kind: 'read' }, carry };
  if (lookingSteps.includes(state.step)) {
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
    case 'involved':
      return shown(state, { name: 'involved', people: everybody(setting) }, carry);
    case 'story':
      return shown(state, storyView(state, setting), carry);
    default:
      return shown(state, plainView(state), carry);
  }
}

/** Everybody who can be named as involved: who reads, and who may come to. */
export function everybody({ readers, waiting = [] }: Setting): readonly Person[] {
  return [...readers, ...waiting];
}

/** Shows an opened thread with what stands in it. */
export function showThread(
  state: Conversation,
  opened: Opened,
  messages: readonly Message[],
  setting: Setting,
  carry: Carry,
): Turn {
  const { filedOn } = opened;
  const standing = threadStanding(filedOn, messages, setting.today);
  const page = pageOf(inOrder(messages), opened.back);
  const view = {
    name: 'thread',
    filedOn,
    deadlines: deadlines(filedOn),
    ...standing,
    page,
  } as const;
  return shown({ ...state, opened }, view, carry);
}

/** The answers of the guide, once they are complete. */
export function answersOf(state: Conversation): Answers | undefined {
  const { fit, ticks, throughWork, byStaff } = state;
  if (fit === undefined) return undefined;
  if (fit !== 'harm') return { fit, ticks, throughWork };
  return byStaff === undefined ? undefined : { fit, ticks, throughWork, byStaff };
}

function shown(state: Conversation, view: ReporterView, { notice, fields }: Carry): Turn {
  const withNotice = notice === undefined ? {} : { notice };
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

function storyView(state: Conversation, setting: Setting): ReporterView {
  const readers = setting.readers.filter((person) => !state.excluded.includes(person.id));
  const answers = answersOf(state);
  const rule = answers === undefined ? {} : { rule: triage(answers).rule };
  return { name: 'story', ...rule, readers: readers.map((person) => person.title) };
}

/** The views that follow from the conversation alone. A state that cannot be shown falls back to the guide. */
function plainView(state: Conversation): ReporterView {
  switch (state.step) {
    case 'rights':
    case 'safety':
    case 'danger':
    case 'security':
    case 'guide':
    case 'harm':
    case 'nobody':
    case 'left':
      return { name: state.step };
    case 'verdict':
      return verdictView(state);
    case 'receipt':
      return { name: 'receipt', receipt: formatReceipt(state.receipt), talk: state.talk };
    case 'filed':
      if (state.filed === undefined) return { name: 'guide' };
      return {
        name: 'filed',
        reference: state.reference,
        opensOn: state.filed.opensOn,
        deadlines: deadlines(state.filed.filedOn),
        again: state.filed.again,
      };
    case 'unopened':
    case 'sent':
      if (state.filed === undefined) return { name: 'guide' };
      return state.step === 'sent'
        ? { name: 'sent', opensOn: state.filed.opensOn, again: state.filed.again }
        : { name: 'unopened', opensOn: state.filed.opensOn };
    case 'joined':
      return state.joined === undefined ? { name: 'guide' } : { name: 'joined', ...state.joined };
    case 'start':
    case 'involved':
    case 'story':
    case 'thread':
      return { name: 'guide' };
  }
}

function verdictView(state: Conversation): ReporterView {
  const answers = answersOf(state);
  if (answers === undefined) return { name: 'guide' };
  const { route, rule } = triage(answers);
  if (isFiledDirectly(route) || route === 'whistleblowing' || route === 'handlers_decide') {
    return { name: 'guide' };
  }
  const hrInvolved = state.ticks.includes('involved');
  return { name: 'verdict', route, rule, fit: answers.fit, hrInvolved };
}
