import type { Due } from '../bot/domain/deadlines';
import type { DeskView } from '../bot/domain/desk-view';
import { breachDue } from '../bot/domain/handing';
import type { Answers } from '../bot/domain/questionnaire';
import type { Status } from '../bot/domain/thread';
import { detailKey } from './answer-values';
import { holdOf, recipientIn } from './desk-forms-values';
import { rowsOfOptions } from './desk-options-values';
import { literal, oneLine } from './literal';
import { pageFor } from './message-values';
import type { Speech } from './speech';
import type { TextKey } from './texts';

type DeskThreadView = Extract<DeskView, { name: 'desk_thread' }>;

/** A thread for its desk: where it stands, what is asked next, the messages, and what can be done. */
export function deskThreadValues(view: DeskThreadView, speech: Speech): object {
  const { say, longDay, days, opening } = speech;
  const { reference, excerpt, status, closeReason, due, pending, outOn } = view;
  const { advice, answers, urgent, erasedBy } = view;
  return {
    excerpt,
    whole: !excerpt,
    reference,
    status: say('deskThread.status', {
      status: say(`statuses.${status}`),
      day: days(view.filedOn, view.filedUntil),
    }),
    isClosed: closeReason !== undefined,
    closed:
      closeReason === undefined
        ? ''
        : say('deskThread.closed', { reason: say(`closeReasons.${closeReason}`) }),
    ...caseOf(view, speech),
    duties: dutiesOf(view, speech).map((text) => ({ text })),
    ...tellingOf(view, speech),
    ...givingOf(view, speech),
    ...twoOf(view, speech),
    ...holdOf(view.hold, speech),
    hasEnd: erasedBy !== undefined,
    end: erasedBy === undefined ? '' : say('deskThread.erased', { day: longDay(erasedBy) }),
    hasHr: view.hr !== undefined,
    hr: view.hr === undefined ? '' : say(`hrSteps.${view.hr}`),
    hasDue: due !== undefined,
    due: due === undefined ? '' : say(dueKey(due, status), { day: longDay(due.by) }),
    overdue: due?.overdue === true,
    meets: view.meetBy !== undefined && due?.what !== 'meet',
    meet: view.meetBy === undefined ? '' : say('deskThread.meet', { day: longDay(view.meetBy) }),
    duty: view.duty !== undefined,
    hasPending: pending > 0,
    pending:
      outOn === undefined
        ? say('deskThread.pending', { count: String(pending) })
        : say('deskThread.pendingOut', { count: String(pending), day: opening(outOn) }),
    waits: outOn !== undefined,
    advice:
      advice === undefined
        ? ''
        : `${say(`routes.${advice.route}`)}. ${say(`rules.${advice.rule}`)}`,
    hasAnswers: urgent === true || (advice !== undefined && answers !== undefined),
    answers: answerLines({ answers, urgent }, speech),
    ...pageOf(view, speech),
    ...rowsOfOptions(view.may, status, speech),
  };
}

/** What the desk has written down of the case, in one line; nothing where it has not. */
function caseOf({ case: of = {} }: DeskThreadView, { say }: Speech): object {
  const { number, subject, assignee, deputy, standsIn, assessment } = of;
  const standing = standsIn === true ? 'deskThread.standsIn' : 'deskThread.deputy';
  const told = [
    ...(number === undefined ? [] : [say('deskThread.number', { number })]),
    ...(subject === undefined ? [] : [`${say(`subjects.${subject}`)}.`]),
    ...(assignee === undefined ? [] : [say('deskThread.assignee', { title: oneLine(assignee) })]),
    ...(deputy === undefined ? [] : [say(standing, { title: oneLine(deputy) })]),
    ...(assessment === undefined
      ? []
      : [say('deskThread.assessment', { assessment: say(`assessments.${assessment}`) })]),
  ];
  return { hasCase: told.length > 0, case: told.join(' ') };
}

/** The messages; at what HR has said last stands a button that puts it to the reporter. */
function pageOf({ desk, excerpt, page, putOn }: DeskThreadView, speech: Speech): object {
  const drawn = pageFor({ reader: 'desk', desk, excerpt }, page, speech);
  const title = speech.say('deskThread.putOn');
  const messages = drawn.messages.map((item) => ({
    ...item,
    putsOn: item.id === putOn,
    putOn: title,
  }));
  return { ...drawn, messages };
}

/** What was said of duties of the organisation's own, a line each. */
function dutiesOf({ ownDuty, ownDuties = [] }: DeskThreadView, { say, longDay }: Speech): string[] {
  const keys = {
    begun: 'deskThread.dutyBegun',
    not_begun: 'deskThread.dutyNotBegun',
    not_applicable: 'deskThread.dutyNotApplicable',
  } as const;
  const breach = breachDue({ duties: ownDuties });
  return [
    ...ownDuties.map(({ is, law, on, told }) =>
      say(keys[is], { law: say(`laws.${law}`), day: longDay(on), told: literal(told) }).trim(),
    ),
    ...(breach === undefined ? [] : [say('deskThread.breachBy', { day: longDay(breach) })]),
    ...(ownDuty === undefined
      ? []
      : [say(ownDuty === 'none' ? 'deskThread.dutyNone' : 'deskThread.dutyOpen')]),
  ];
}

/** By which day the reporter is to be told of a hand-over. */
function tellingOf({ telling }: DeskThreadView, speech: Speech): object {
  const day = telling === undefined ? '' : speech.longDay(telling.tellBy);
  return {
    hasTelling: telling !== undefined,
    tellingOverdue: telling?.overdue === true,
    telling:
      telling === undefined
        ? ''
        : speech.say('deskThread.telling', { day, recipient: recipientIn(telling, speech) }),
  };
}

/** What is given to whom, and from when; none of it before the reporter can read of it. */
function givingOf({ giving }: DeskThreadView, speech: Speech): object {
  if (giving === undefined) return { hasGiving: false, giving: '', mayGive: false };
  const { from, mayNow } = giving;
  const shown = { recipient: recipientIn(giving, speech), day: speech.opening(from) };
  const key = mayNow ? 'deskThread.giveNow' : 'deskThread.giveFrom';
  return { hasGiving: true, giving: speech.say(key, shown), mayGive: mayNow };
}

/** What takes two and waits for an answer, and what a colleague did alone. */
function twoOf({ shutOuts, byOne }: DeskThreadView, { say, longDay }: Speech): object {
  const [first] = shutOuts ?? [];
  const key = first?.own === true ? 'conflict.twoOwn' : 'conflict.twoOther';
  const people = first && { who: oneLine(first.who), by: oneLine(first.by) };
  return {
    hasTwo: people !== undefined,
    two: people === undefined ? '' : say(key, people),
    hasByOne: byOne !== undefined,
    byOne:
      byOne === undefined
        ? ''
        : say('conflict.aloneDone', {
            by: oneLine(byOne.by ?? say('conflict.former')),
            day: longDay(byOne.on),
          }),
  };
}

/** What is due next. A closed thread still owes what its closing did not say. */
function dueKey({ what }: Due, status: Status): TextKey {
  return status === 'closed' && what === 'feedback'
    ? 'deskThread.feedbackLeft'
    : `deskThread.${what}`;
}

function answerLines(
  { answers, urgent }: Pick<DeskThreadView, 'answers' | 'urgent'>,
  speech: Speech,
): object[] {
  const told = answers === undefined ? [] : answersIn(answers, speech);
  const all = urgent ? [speech.say('deskThread.urgent'), ...told] : told;
  return all.map((text) => ({ text: `– ${text}` }));
}

function answersIn({ about, detail, involved }: Answers, { say }: Speech): string[] {
  const who = involved.map((one) => say('deskThread.involved', { who: say(`involved.${one}`) }));
  return [say(`about.${about}`), say(detailKey(about, detail)), ...who];
}
