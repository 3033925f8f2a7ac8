import type { Due } from '../bot/domain/deadlines';
import { type DeskButton, endOptions, groupNames, optionGroups } from '../bot/domain/desk-options';
import { breachDue } from '../bot/domain/handing';
import type { Answers } from '../bot/domain/questionnaire';
import type { Status } from '../bot/domain/thread';
import type { ViewNamed } from '../bot/domain/view';
import { detailKey } from './answer-values';
import { holdOf, optional, recipientIn } from './desk-forms-values';
import { literal, oneLine } from './literal';
import { pageFor } from './message-values';
import type { Speech } from './speech';
import type { TextKey } from './texts';

type DeskThreadView = ViewNamed<'desk_thread'>;

/** A thread for its desk: its status, what is due, the messages, and what can be done. */
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
    ...optional('isClosed', 'closed', closeReason, (reason) =>
      say('deskThread.closed', { reason: say(`closeReasons.${reason}`) }),
    ),
    ...caseOf(view, speech),
    duties: dutiesOf(view, speech).map((text) => ({ text })),
    ...tellingOf(view, speech),
    ...givingOf(view, speech),
    ...twoOf(view, speech),
    ...holdOf(view.hold, speech),
    ...optional('hasEnd', 'end', erasedBy, (on) => say('deskThread.erased', { day: longDay(on) })),
    ...optional('hasHr', 'hr', view.hr, (hr) => say(`hrSteps.${hr}`)),
    ...optional('hasDue', 'due', due, (of) => say(dueKey(of, status), { day: longDay(of.by) })),
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
    ...groupsOf(view, speech),
  };
}

/** The case's record in one line; empty if there is none. */
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

/** The messages; HR's latest answer has a button that puts it to the reporter. */
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

/** The organisation's own duties, a line each. */
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

/** The day by which the reporter must be told of a hand-over. */
function tellingOf({ telling }: DeskThreadView, speech: Speech): object {
  const { say, longDay } = speech;
  return {
    tellingOverdue: telling?.overdue === true,
    ...optional('hasTelling', 'telling', telling, (of) =>
      say('deskThread.telling', { day: longDay(of.tellBy), recipient: recipientIn(of, speech) }),
    ),
  };
}

/** What is given to whom, and from when; nothing before the reporter can read of it. */
function givingOf({ giving }: DeskThreadView, speech: Speech): object {
  const mayGive = giving?.mayNow === true;
  const key = mayGive ? 'deskThread.giveNow' : 'deskThread.giveFrom';
  const given = optional('hasGiving', 'giving', giving, (of) =>
    speech.say(key, { recipient: recipientIn(of, speech), day: speech.opening(of.from) }),
  );
  return { ...given, mayGive };
}

/** A proposal that waits for an answer, and what a colleague did without a second. */
function twoOf({ shutOuts, byOne }: DeskThreadView, { say, longDay }: Speech): object {
  const [first] = shutOuts ?? [];
  const key = first?.own === true ? 'conflict.twoOwn' : 'conflict.twoOther';
  return {
    ...optional('hasTwo', 'two', first, ({ who, by }) =>
      say(key, { who: oneLine(who), by: oneLine(by) }),
    ),
    ...optional('hasByOne', 'byOne', byOne, ({ by = say('conflict.former'), on }) =>
      say('conflict.aloneDone', { by: oneLine(by), day: longDay(on) }),
    ),
  };
}

/** What is due next; a closed thread still owes what its closing did not say. */
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

/** What is due now, as a button: it is the main one. None if nothing is due. */
function nextOf({
  may,
  due,
  unanswered,
}: DeskThreadView): { key: TextKey; act: string } | undefined {
  if (!may.includes('reply')) return undefined;
  // A message waits longer than a feedback that still has time.
  const what = unanswered && due?.what === 'feedback' && !due.overdue ? undefined : due?.what;
  if (what === 'feedback') return { key: 'deskNext.feedback', act: 'desk_feedback' };
  if (what !== undefined) return { key: `deskNext.${what}`, act: 'desk_reply' };
  return unanswered ? { key: 'deskOptions.reply', act: 'desk_reply' } : undefined;
}

/** The buttons for what a member may do, in named groups, below what is due now. */
function groupsOf(view: DeskThreadView, { say }: Speech): object {
  const next = nextOf(view);
  const row = (options: readonly DeskButton[]): readonly object[] =>
    options
      .filter((option) => view.may.includes(option) && next?.act !== `desk_${option}`)
      .map((option) => ({ title: say(`deskOptions.${option}`), act: `desk_${option}` }));
  const [write = [], passOn = [], order = []] = groupNames.map((name) =>
    optionGroups[name].map((options) => ({ buttons: row(options) })).filter(hasButtons),
  );
  return {
    ...optional('hasNext', 'next', next, ({ key }) => say(key)),
    act: next?.act ?? '',
    ...{ write, writes: write.length > 0 },
    ...{ passOn, passesOn: passOn.length > 0 },
    ...{ order, orders: order.length > 0 },
    // The way to the queue is always there.
    ends: row(endOptions),
  };
}

function hasButtons({ buttons }: { readonly buttons: readonly object[] }): boolean {
  return buttons.length > 0;
}
