import type { DeskView } from '../bot/domain/desk-view';
import type { ByStaff, ThroughWork } from '../bot/domain/first-guide';
import type { AnyAnswers } from '../bot/domain/triage';
import { detailKey } from './answer-values';
import { rowsOfOptions } from './desk-options-values';
import { oneLine } from './literal';
import { pageFor } from './message-values';
import type { Speech } from './speech';
import type { TextKey } from './texts';

type DeskThreadView = Extract<DeskView, { name: 'desk_thread' }>;

/**
 * A thread for its desk: where it stands, what is asked next, what the bot had advised, the messages, and
 * what can be done.
 */
export function deskThreadValues(view: DeskThreadView, speech: Speech): object {
  const { say, longDay, opening } = speech;
  const { reference, desk, excerpt, status, closeReason, due, pending, outOn } = view;
  const { advice, answers, urgent } = view;
  return {
    excerpt,
    whole: !excerpt,
    reference,
    status: say('deskThread.status', {
      status: say(`statuses.${status}`),
      day: longDay(view.filedOn),
    }),
    isClosed: closeReason !== undefined,
    closed:
      closeReason === undefined
        ? ''
        : say('deskThread.closed', { reason: say(`closeReasons.${closeReason}`) }),
    ...caseOf(view, speech),
    hasHr: view.hr !== undefined,
    hr: view.hr === undefined ? '' : say(`hrSteps.${view.hr}`),
    hasDue: due !== undefined,
    due: due === undefined ? '' : say(`deskThread.${due.what}`, { day: longDay(due.by) }),
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
    ...pageFor({ reader: 'desk', desk, excerpt }, view.page, speech),
    ...rowsOfOptions(view.may, speech),
  };
}

/** What the desk has written down of the case, in one line; nothing where it has not. */
function caseOf({ case: of = {} }: DeskThreadView, { say }: Speech): object {
  const { number, subject, assignee, assessment } = of;
  const told = [
    ...(number === undefined ? [] : [say('deskThread.number', { number })]),
    ...(subject === undefined ? [] : [`${say(`subjects.${subject}`)}.`]),
    ...(assignee === undefined ? [] : [say('deskThread.assignee', { title: oneLine(assignee) })]),
    ...(assessment === undefined
      ? []
      : [say('deskThread.assessment', { assessment: say(`assessments.${assessment}`) })]),
  ];
  return { hasCase: told.length > 0, case: told.join(' ') };
}

function answerLines(
  { answers, urgent }: Pick<DeskThreadView, 'answers' | 'urgent'>,
  speech: Speech,
): object[] {
  const told = answers === undefined ? [] : answersIn(answers, speech);
  const all = urgent ? [speech.say('deskThread.urgent'), ...told] : told;
  return all.map((text) => ({ text: `– ${text}` }));
}

function answersIn(answers: AnyAnswers, { say }: Speech): string[] {
  if (!('fit' in answers)) {
    const { about, detail, involved } = answers;
    const who = involved.map((one) => say('deskThread.involved', { who: say(`involved.${one}`) }));
    return [say(`about.${about}`), say(detailKey(about, detail)), ...who];
  }
  const { fit, ticks, throughWork, byStaff } = answers;
  return [
    say(`fits.${fit}`),
    ...ticks.map((tick) => say(`ticks.${tick}`)),
    say(throughWorkKeys[throughWork]),
    ...(byStaff === undefined ? [] : [say(byStaffKeys[byStaff])]),
  ];
}

const throughWorkKeys: Readonly<Record<ThroughWork, TextKey>> = {
  yes: 'deskThread.throughWorkYes',
  no: 'deskThread.throughWorkNo',
};

const byStaffKeys: Readonly<Record<ByStaff, TextKey>> = {
  yes: 'deskThread.byStaffYes',
  no: 'deskThread.byStaffNo',
  unknown: 'deskThread.byStaffUnknown',
};
