import type { Desk } from '../domain/ids';
import type { Person } from '../domain/member';
import type { Message } from '../domain/message';
import type { Page } from '../domain/page';
import { formatReceipt } from '../domain/receipt';
import { isFiledDirectly, mayGoToHr, triage } from '../domain/triage';
import type { HrQuestion, HrWay, ReporterView } from '../domain/view';
import { addresseeOf, answersOf } from './answers';
import type { Conversation, Opened } from './conversation';
import { daysOf } from './days';
import type { DesksNow } from './event';
import type { OpenQuestion, Standing } from './thread-standing';

/** Everybody who can be named as involved: who reads, and who may come to. */
export function everybody({ readers, waiting = [] }: DesksNow): readonly Person[] {
  return [...readers, ...waiting];
}

/** Where the report is written, with those who would read it. */
export function storyView(state: Conversation, desks: DesksNow): ReporterView {
  const desk = addresseeOf(state);
  const answers = answersOf(state);
  const rule = answers && triage(answers).rule;
  const readers = readersAt(desk, state, desks).map((person) => person.title);
  return { name: 'story', desk, rule, readers };
}

/** Who would read at a desk. HR's members are not asked about: nothing goes there when one is involved. */
function readersAt(desk: Desk, { excluded }: Conversation, desks: DesksNow): readonly Person[] {
  if (desk === 'hr') return desks.hr;
  return desks.readers.filter((person) => !excluded.includes(person.id));
}

/** An opened thread with a page of what stands in it. */
export function threadView(
  opened: Opened,
  { status, overdue, hr, moved }: Standing & { readonly moved: boolean },
  page: Page<Message>,
  desks: DesksNow,
): ReporterView {
  return {
    name: 'thread',
    filedOn: opened.filedOn,
    moved,
    status,
    deadlines: daysOf(opened),
    hr: hr && questionView(hr, desks),
    overdue,
    page,
  };
}

/** The handlers' question, what was answered so far, and who would read at HR. */
function questionView(hr: OpenQuestion, desks: DesksNow): HrQuestion {
  const readers = desks.hr.map((person) => person.title);
  return { answer: hr === 'asked' ? undefined : hr, readers };
}

/** The views that follow from the conversation alone. A state that fits no view falls back to the guide. */
export function plainView(state: Conversation): ReporterView {
  switch (state.step) {
    case 'rights':
    case 'safety':
    case 'danger':
    case 'security':
    case 'guide':
    case 'harm':
    case 'others':
    case 'nobody':
    case 'wait':
    case 'left':
      return { name: state.step };
    case 'verdict':
      return verdictView(state, []);
    case 'receipt':
      return { name: 'receipt', receipt: formatReceipt(state.receipt), talk: state.talk };
    case 'filed':
      if (state.filed === undefined) return { name: 'guide' };
      return {
        name: 'filed',
        reference: state.reference,
        opensOn: state.filed.opensOn,
        deadlines: daysOf(state.filed),
        again: state.filed.again,
      };
    case 'unopened':
    case 'sent':
      if (state.filed === undefined) return { name: 'guide' };
      return state.step === 'sent'
        ? sentView(state, state.filed)
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

/** The thread's desk reads what was sent there. */
function sentView(
  { opened }: Conversation,
  { opensOn, again }: NonNullable<Conversation['filed']>,
): ReporterView {
  const desk = opened === undefined ? 'whistleblowing' : daysOf(opened).desk;
  return { name: 'sent', desk, opensOn, again };
}

/** The verdict, with what HR's desk is just now. */
export function verdictView(state: Conversation, hr: readonly Person[]): ReporterView {
  const answers = answersOf(state);
  if (answers === undefined) return { name: 'guide' };
  const { route, rule } = triage(answers);
  if (isFiledDirectly(route)) return { name: 'guide' };
  const way: HrWay = !mayGoToHr(answers) ? 'withheld' : hr.length === 0 ? 'empty' : 'offered';
  return { name: 'verdict', route, rule, fit: answers.fit, hr: way };
}
