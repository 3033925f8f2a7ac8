import { addDays, type Day } from '../domain/day';
import { isDecided } from '../domain/disposal';
import { dutyOf } from '../domain/duty';
import type { Desk, MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { byTitle, namedIn, type Person } from '../domain/member';
import type { Message } from '../domain/message';
import type { Page } from '../domain/page';
import { ruleOf } from '../domain/questionnaire';
import { formatReportCode } from '../domain/report-code';
import { lastDayOfClosed } from '../domain/retention';
import { triage } from '../domain/triage';
import type { HrQuestion, HrWay, ReporterView } from '../domain/view';
import { hiddenIn } from '../domain/what-it-can-hide';
import { addresseeOf, answersOf, isForHr } from './answers';
import { type Conversation, daysOf, type OpenedReport } from './conversation';
import type { DesksNow } from './event';
import type { OpenQuestion, Standing } from './thread-standing';

/** Everybody who can be named as involved: readers, and those who may become readers. */
function everybody({ readers, others = [] }: DesksNow): readonly Person[] {
  return [...readers, ...others];
}

const titlesOf = (people: readonly Person[]): readonly string[] =>
  people.map((person) => person.title);

/** Everybody whom the ticks of a conversation name: also who has the title of somebody ticked. */
export function excludedOf(
  { excluded }: Pick<Conversation, 'excluded'>,
  desks: DesksNow,
): readonly MemberId[] {
  return namedIn(everybody(desks), excluded);
}

/** Asks who is involved, and whether it can wait until its window opens. */
export function involvedView(desks: DesksNow): ReporterView {
  const { opensOn, dayCrowd } = desks;
  const people = byTitle(everybody(desks));
  return { name: 'involved', people, opensOn, ...(dayCrowd && { dayCrowd }) };
}

/** Asks for the report, and names its readers. */
export function storyView(state: Conversation, desks: DesksNow): ReporterView {
  const desk = addresseeOf(state);
  const readers = titlesOf(readersAt(desk, state, desks));
  return { name: 'story', desk, readers, duty: dutyOf(answersOf(state)) };
}

/** Asks to confirm the wish to talk, and names those who would read it. */
export function talkView(state: Conversation, desks: DesksNow): ReporterView {
  return { name: 'talk', readers: titlesOf(readersAt('whistleblowing', state, desks)) };
}

/**
 * Who may read at a desk, with newcomers: they do where nobody else is left. HR's are not asked about:
 * nothing goes there when one is involved.
 */
function readersAt(desk: Desk, state: Conversation, desks: DesksNow): readonly Person[] {
  if (desk === 'hr') return desks.hr;
  const excluded = excludedOf(state, desks);
  return desks.readers.filter((person) => !excluded.includes(person.id));
}

/** A proof of an opened thread's page. */
export function proofView(
  opened: OpenedReport,
  page: Page<Message>,
  { today }: DesksNow,
): ReporterView {
  const { filedOn, filedUntil } = opened;
  const { desk } = daysOf(opened);
  return { name: 'proof', desk, madeOn: today, filedOn, filedUntil, page };
}

/** An opened thread with a page of its messages. */
export function threadView(
  opened: OpenedReport,
  standing: Standing & { readonly moved: boolean; readonly meetBy?: Day | undefined },
  page: Page<Message>,
  desks: DesksNow,
): ReporterView {
  const { closedOn, hr, punished, ...others } = standing;
  const term = desks.terms?.[daysOf(opened).desk];
  const isLate = addDays(opened.filedOn, limits.punishedAskedDays) <= desks.today;
  const erasedBy = closedOn && lastDayOfClosed(closedOn, term);
  return {
    name: 'thread',
    filedOn: opened.filedOn,
    filedUntil: opened.filedUntil,
    ...others,
    deadlines: daysOf(opened),
    hr: hr && questionView(hr, desks),
    punished: punished ? 'said' : isLate ? 'asked' : undefined,
    turnTo: others.overdue.length === 0 ? [] : (opened.turnTo ?? []),
    erasedBy,
    kept: erasedBy !== undefined && erasedBy < desks.today,
    ...(!isDecided(term) && { preserved: true as const }),
    page,
  };
}

/** The handlers' question, the answer so far, and HR's readers. */
function questionView(hr: OpenQuestion, desks: DesksNow): HrQuestion {
  return { answer: hr === 'asked' ? undefined : hr, readers: titlesOf(desks.hr) };
}

/** The views that follow from the conversation only. A state that fits no view falls back to the guide. */
export function plainView(state: Conversation): ReporterView {
  switch (state.step) {
    case 'code':
    case 'rights':
    case 'employer':
    case 'safety':
    case 'security':
    case 'guide':
    case 'others':
    case 'nobody':
    case 'wait':
      return { name: state.step };
    case 'left':
      return state.talk || state.about === 'security'
        ? { name: 'left', security: true }
        : { name: 'left' };
    case 'more':
      return state.about === undefined ? { name: 'guide' } : { name: 'more', about: state.about };
    case 'account':
      return { name: 'account', renews: state.opened?.renewal !== undefined };
    case 'renew': {
      const { opened } = state;
      if (opened?.renewal === undefined) return { name: 'guide' };
      return { name: 'renew', reportCode: formatReportCode(opened.renewal) };
    }
    case 'report_code': {
      const desk = addresseeOf(state);
      const { danger } = hiddenIn(answersOf(state));
      return { name: 'report_code', desk, reportCode: formatReportCode(state.reportCode), danger };
    }
    case 'filed':
      if (state.filed === undefined) return { name: 'guide' };
      return {
        name: 'filed',
        reference: state.reference,
        opensOn: state.filed.opensOn,
        deadlines: daysOf(state.filed),
        again: state.filed.again,
        // Without a text there is no duty to report elsewhere.
        duty: state.talk ? undefined : dutyOf(answersOf(state)),
      };
    case 'unopened':
    case 'sent':
      if (state.filed === undefined) return { name: 'guide' };
      return state.step === 'sent'
        ? sentView(state, state.filed)
        : { name: 'unopened', opensOn: state.filed.opensOn };
    case 'practised':
      return state.practised === undefined
        ? { name: 'guide' }
        : { name: 'practised', ...state.practised };
    case 'joined':
      return state.joined === undefined ? { name: 'guide' } : { name: 'joined', ...state.joined };
    case 'start':
    case 'verdict':
    case 'involved':
    case 'story':
    case 'talk':
    case 'thread':
    case 'proof':
      return { name: 'guide' };
  }
}

/** Names the thread's desk, which reads what was sent. */
function sentView(
  { opened, texts }: Conversation,
  { opensOn, again, what = 'message' }: NonNullable<Conversation['filed']>,
): ReporterView {
  const desk = opened === undefined ? 'whistleblowing' : daysOf(opened).desk;
  const unsent = (texts.text ?? '').trim() !== '';
  return { name: 'sent', what, unsent, desk, opensOn, again };
}

/** The verdict, with HR's desk as it is, and who would read a report. */
export function verdictView(state: Conversation, desks: DesksNow): ReporterView {
  const answers = answersOf(state);
  if (answers === undefined) return { name: 'guide' };
  const { route } = triage(answers);
  const rule = ruleOf(answers);
  const hr: HrWay = !isForHr(state) ? 'withheld' : desks.hr.length === 0 ? 'empty' : 'offered';
  const readers = titlesOf(readersAt('whistleblowing', state, desks));
  const shutOut = excludedOf(state, desks);
  const hidden = titlesOf(everybody(desks).filter(({ id }) => shutOut.includes(id)));
  const { danger } = hiddenIn(answers);
  return { name: 'verdict', answers, route, rule, hr, readers, hidden, danger };
}
