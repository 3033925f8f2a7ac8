import type { ButtonName } from '../bot/domain/buttons';
import type { Due } from '../bot/domain/deadlines';
import type { CaseAsk } from '../bot/domain/desk-parts';
import { saysWhoIsNamed } from '../bot/domain/follow-up';
import { breachDue } from '../bot/domain/handing';
import { linesOf } from '../bot/domain/lines-of';
import type { Status } from '../bot/domain/thread';
import type { ViewNamed } from '../bot/domain/view';
import { guideAnswers } from './answer-values';
import { groupsOf } from './desk-buttons';
import { redactedCopyLine } from './desk-copy-values';
import { dutyLines, holdOf, recipientIn } from './desk-shared-values';
import { literal } from './literal';
import { pageFor } from './message-values';
import type { Speech } from './speech';
import { stepLines } from './step-values';
import type { TextKey } from './texts';

type DeskThreadView = ViewNamed<'desk_thread'>;

/** A closed case is erased, or can only be archived. */
function endOf({ erasedBy, preservedFrom, archived }: DeskThreadView, { say, longDay }: Speech) {
  if (preservedFrom) return say('deskThread.preserved', { day: longDay(preservedFrom) });
  const key = archived ? 'deskThread.erasedArchived' : 'deskThread.erased';
  return erasedBy && say(key, { day: longDay(erasedBy) });
}

export function deskThreadValues(view: DeskThreadView, speech: Speech): object {
  const { say, longDay, opening } = speech;
  const { reference, excerpt, status, pending, outOn } = view;
  const { advice, answers, urgent, archived } = view;
  // A case that is open to be archived takes no lines.
  const asksWho = view.may.includes('steps') && !saysWhoIsNamed(view);
  return {
    excerpt,
    reference,
    ...headLines(view, speech),
    duties: dutiesOf(view, speech).map((text) => ({ text })),
    steps: [
      ...(asksWho ? [{ text: say('deskThread.namedAsked') }] : []),
      ...stepLines(view.steps, speech),
    ],
    ...askedOf(view, speech),
    ...tellingOf(view, speech),
    ...givingOf(view, speech),
    awaited: awaitedIn(view, speech),
    ...twoOf(view, speech),
    ...holdOf(view.hold, speech),
    ...(view.awaits?.some(({ what }) => what === 'lift_hold') && { ending: undefined }),
    end: endOf(view, speech),
    archived:
      archived &&
      say(`deskThread.archived_${archived.how}`, {
        day: longDay(archived.on),
        number: archived.number,
      }),
    hr: view.hr && say(`hrSteps.${view.hr}`),
    dues: view.openDays.map((due) => ({
      text: say(dueKey(due, status), { day: longDay(due.by) }),
      overdue: due.overdue,
    })),
    punished: view.punished,
    hidden: (view.duties ?? []).map((one) => ({ text: say(`deskDuties.${one}`) })),
    pending:
      pending > 0 &&
      (outOn === undefined
        ? say('deskThread.pending', { count: String(pending) })
        : say('deskThread.pendingOut', { count: String(pending), day: opening(outOn) })),
    waits: outOn !== undefined,
    advice:
      // It speaks to the reporter: HR would take it as said to HR.
      advice !== undefined &&
      view.desk !== 'hr' &&
      [
        `${say(`routes.${advice.route}`)}.`,
        say(`rules.${advice.rule}`),
        say('verdict.basis', { basis: say(`bases.${advice.rule}`) }),
      ].join(' '),
    hasAnswers: urgent === true || (advice !== undefined && answers !== undefined),
    answers: guideAnswers(view, speech).map((text) => ({ text: `– ${text}` })),
    ...pageOf(view, speech),
    ...groupsOf(view, speech),
  };
}

interface HeadLines {
  readonly status: string;
  readonly closed: string | undefined;
  /** The case's record in one line; empty if there is none. */
  readonly case: string;
}

export function headLines(
  { status, closeReason, filedOn, filedUntil, case: of = {} }: DeskThreadView,
  { say, titleOf, days }: Speech,
): HeadLines {
  const { number, subject, party, assignee, deputy, standsIn, assessment } = of;
  const standing = standsIn === true ? 'deskThread.standsIn' : 'deskThread.deputy';
  const told = linesOf(
    number !== undefined && say('deskThread.number', { number }),
    subject && `${say(`subjects.${subject}`)}.`,
    party !== undefined && say('deskThread.party', { party: literal(party) }),
    assignee !== undefined && say('deskThread.assignee', { title: titleOf(assignee) }),
    deputy !== undefined && say(standing, { title: titleOf(deputy) }),
    assessment && say('deskThread.assessment', { assessment: say(`assessments.${assessment}`) }),
  );
  return {
    status: say('deskThread.status', {
      status: say(`statuses.${status}`),
      day: days(filedOn, filedUntil),
    }),
    closed: closeReason && say('deskThread.closed', { reason: say(`closeReasons.${closeReason}`) }),
    case: told.join(' '),
  };
}

/** HR's latest answer has a button that puts it to the reporter. */
function pageOf({ desk, excerpt, page, putOn }: DeskThreadView, speech: Speech): object {
  const drawn = pageFor({ reader: 'desk', desk, excerpt }, page, speech);
  const messages = drawn.messages.map((one) => ({ ...one, putsOn: one.id === putOn }));
  return { ...drawn, messages };
}

function dutiesOf(
  { kept = {}, ownDuty, ownDuties = [] }: DeskThreadView,
  speech: Speech,
): readonly string[] {
  const { say, longDay } = speech;
  const breach = breachDue({ duties: ownDuties });
  return linesOf(
    kept.appealedOn && say('deskThread.atCourt', { day: longDay(kept.appealedOn) }),
    kept.keptUntil && say('deskThread.keptUntil', { day: longDay(kept.keptUntil) }),
    ...dutyLines(ownDuties, speech),
    breach && say('deskThread.breachBy', { day: longDay(breach.day), hour: String(breach.hour) }),
    ownDuty && say(`deskThread.duty_${ownDuty}`),
  );
}

/** Red from the first day, for the law says at once. */
function askedOf({ asked }: DeskThreadView, speech: Speech): object {
  if (asked === undefined) return {};
  const { say, longDay, opening } = speech;
  const { on, days } = asked;
  return days < 0
    ? { askedRest: say('deskThread.askedRest', { day: opening(on) }) }
    : { asked: say('deskThread.askedOpen', { day: longDay(on), count: String(days) }) };
}

function tellingOf({ telling }: DeskThreadView, speech: Speech): object {
  const { say, longDay } = speech;
  return {
    tellingOverdue: telling?.overdue === true,
    telling:
      telling &&
      say('deskThread.telling', {
        day: longDay(telling.tellBy),
        recipient: recipientIn(telling, speech),
      }),
  };
}

/** Nothing before the reporter can read of it. */
function givingOf({ giving }: DeskThreadView, speech: Speech): object {
  if (giving === undefined) return {};
  const { mayNow: mayGive, from } = giving;
  const of = { recipient: recipientIn(giving, speech), day: speech.opening(from) };
  return {
    giving: speech.say(mayGive ? 'deskThread.giveNow' : 'deskThread.giveFrom', of),
    mayGive,
  };
}

/** Where a colleague's question in a case is answered. */
const answers = {
  exclude: 'desk_two',
  remove: 'desk_remove',
  redaction: 'desk_copy',
  lift_hold: 'desk_lift_hold',
} as const satisfies Record<CaseAsk, ButtonName>;

/** Whose it is, what it asks, and the way to it. */
function awaitedIn({ awaits = [] }: DeskThreadView, { say, titleOf }: Speech): readonly object[] {
  return awaits.map(({ what, by }) => ({
    text: say(`asks.${what}`, { by: titleOf(by ?? say('conflict.former')) }),
    title: say('conflict.show'),
    act: answers[what],
  }));
}

function twoOf(
  { awaits = [], exclusions, byOne, redactedCopy }: DeskThreadView,
  speech: Speech,
): object {
  const { say, longDay, titleOf } = speech;
  const [own] = exclusions?.filter((one) => one.own) ?? [];
  const isAsked = awaits.some(({ what }) => what === 'redaction');
  return {
    redactedCopy: redactedCopy && !isAsked && redactedCopyLine(redactedCopy, speech),
    two: own && say('conflict.twoOwn', { who: titleOf(own.who) }),
    byOne:
      byOne &&
      say(byOne.gave ? 'conflict.aloneGiven' : 'conflict.aloneDone', {
        by: titleOf(byOne.by ?? say('conflict.former')),
        day: longDay(byOne.on),
      }),
  };
}

/** A closed thread still owes what its closing did not say. */
function dueKey({ what }: Due, status: Status): TextKey {
  return status === 'closed' && what === 'feedback'
    ? 'deskThread.feedbackLeft'
    : `deskThread.${what}`;
}
