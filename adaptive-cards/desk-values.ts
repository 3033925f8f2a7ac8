import type { DeskDeed } from '../bot/domain/desk-options';
import type { DeskView } from '../bot/domain/desk-view';
import { limits } from '../bot/domain/limits';
import { linesOf } from '../bot/domain/lines-of';
import type { Colleague, Person } from '../bot/domain/member';
import type { ViewNamed } from '../bot/domain/view';
import { deskCopyValues, deskRedactionValues } from './desk-copy-values';
import { deskFormValues } from './desk-forms-values';
import { colleagueTitle, listOf, reasonChoices, referenceOf } from './desk-shared-values';
import { deskThreadValues } from './desk-thread-values';
import { expiredValues } from './expired-values';
import { listedValues } from './list-values';
import { literal, oneLine } from './literal';
import { pageFor } from './message-values';
import { numbersValues } from './numbers-text';
import { awaitedLines, listValues, queueValues } from './queue-values';
import { askedValues, refusalValues, searchValues } from './request-values';
import { savedToChange } from './saved-values';
import type { Speech } from './speech';
import type { TextKey } from './texts';
import { togetherValues } from './together-values';

export function deskValues(view: DeskView, speech: Speech): object {
  switch (view.name) {
    case 'desk_queue':
      return queueValues(view, speech);
    case 'desk_thread':
      return deskThreadValues(view, speech);
    case 'desk_done':
      return deskDoneValues(view, speech);
    case 'desk_copy':
      return deskCopyValues(view, speech);
    case 'desk_redaction':
      return deskRedactionValues(view, speech);
    case 'desk_search':
      return searchValues(view, speech);
    case 'desk_asked':
      return askedValues(view, speech);
    case 'desk_several':
      return {
        people: view.people.map((one) => ({ id: one.id, title: colleagueTitle(one, speech) })),
        cases: view.cases.map(({ thread, reference, number }) => ({
          value: thread,
          title: [reference, ...(number === undefined ? [] : [oneLine(number)])].join(' · '),
        })),
      };
    case 'desk_saved':
      return { saved: savedToChange(view.saved, speech) };
    case 'desk_list':
      return listedValues(view, speech);
    case 'desk_refusal':
      return refusalValues(view, speech);
    case 'desk_waiting':
      return deskWaitingValues(view, speech);
    case 'desk_who_read':
      return whoReadValues(view, speech);
    case 'desk_people': {
      const shown = ({ id, title }: Person) => ({ id, title: speech.titleOf(title) });
      const waiting = view.waiting.map(shown);
      const renewals = (view.renewals ?? []).map(shown);
      const members = view.members.map((one) => ({ title: memberLine(one, speech) }));
      return {
        members,
        waiting,
        renewals,
        mayRenew: view.renewals?.some(({ own }) => own !== true),
        mails: view.mails,
        sees: speech.say('deskPeople.sees', { day: speech.longDay(view.from) }),
        awaited: awaitedLines({ ...view.waits, person: 0 }, speech),
        none: waiting.length + renewals.length === 0 && view.deputy !== true,
        receives: view.deputy !== true,
        away: view.away && speech.say('deskPeople.away', { day: speech.longDay(view.away) }),
        ...listValues(view, speech),
      };
    }
    case 'desk_expired':
      return expiredValues(view, speech);
    case 'desk_account':
      return accountValues(view, speech);
    case 'desk_numbers':
      return numbersValues(view, speech);
    case 'desk_together':
      return togetherValues(view, speech);
    case 'desk_propose': {
      const { day, count, unopened, pleading = 0 } = view;
      const counted = { day: speech.longDay(day), count: String(count) };
      return {
        what: speech.say('propose.what', counted),
        unopened: unopened > 0 && speech.say('propose.unopened', { count: String(unopened) }),
        pleading: pleading > 0 && speech.say('propose.pleading', { count: String(pleading) }),
        reasons: reasonChoices(view.reasons, speech),
      };
    }
    case 'desk_enter':
      return listOf(view.people, speech);
    case 'desk_caller':
      return { ...referenceOf(view.reference, speech), [view.word]: true };
    case 'desk_called':
      return { ...referenceOf(view.reference, speech), settle: view.settle };
    case 'desk_code':
      return { reportCode: view.reportCode };
    case 'desk_entered':
      return enteredValues(view, speech);
    case 'desk_away':
    case 'desk_not_a_member':
      return {};
    default:
      return deskFormValues(view, speech);
  }
}

/** A member with the decision and its term: "Kommunjurist · beslut KS 2026/12 · till 31 december 2027". */
function memberLine(member: Colleague, speech: Speech): string {
  const { say, longDay } = speech;
  const { decision, until, secrecyOn, isOver } = member.mandate ?? {};
  return linesOf(
    colleagueTitle(member, speech),
    decision !== undefined && say('deskPeople.decision', { decision: literal(decision) }),
    until && say(isOver ? 'deskPeople.over' : 'deskPeople.until', { day: longDay(until) }),
    secrecyOn && say('deskPeople.secrecy', { day: longDay(secrecyOn) }),
  ).join(' · ');
}

function accountValues(view: ViewNamed<'desk_account'>, { say }: Speech): object {
  const { passkeys, code, mails, email, webOnly } = view;
  const more = passkeys < limits.passkeys;
  return {
    passkeys:
      passkeys < limits.passkeysToRead
        ? say(passkeys === 0 ? 'deskAccount.none' : 'deskAccount.one')
        : say('deskAccount.more', { count: String(passkeys) }),
    several: passkeys >= limits.passkeysToRead,
    more: more && code === undefined,
    reportCode: code,
    removes: passkeys > 0 && webOnly !== true,
    mails,
    email: email !== undefined && say('deskAccount.goesTo', { email: literal(email) }),
  };
}

/** "24 November 2026 · Kommunjurist", a line each, to be copied. */
function whoReadValues(
  { reference, readings, earlier, later }: ViewNamed<'desk_who_read'>,
  speech: Speech,
): object {
  const { say, longDay, titleOf } = speech;
  const lines = readings.map(({ day, title, copied, alone }) => {
    const line = `${longDay(day)} · ${title === undefined ? say('whoRead.left') : titleOf(title)}`;
    return copied ? say(alone ? 'whoRead.alone' : 'whoRead.copied', { line }) : line;
  });
  const shown = [...new Set(lines)].map((line) => {
    const count = lines.filter((other) => other === line).length;
    return { text: count === 1 ? line : say('whoRead.times', { line, count: String(count) }) };
  });
  return { ...referenceOf(reference, speech), readings: shown, earlier, later };
}

function deskDoneValues(view: ViewNamed<'desk_done'>, speech: Speech): object {
  const { say, opening } = speech;
  const { what } = view;
  // After these the member no longer sees the thread, and no text could have changed.
  const gone = what === 'stepped_down' || what === 'moved';
  return {
    ...referenceOf(view.reference, speech),
    what: say(`done.${what}`),
    again: view.again && say(gone ? 'done.already' : 'done.again'),
    give:
      (what === 'handed_on' || what === 'handed_untold') &&
      say(view.givenLater === true ? 'done.outsideLater' : 'done.outside', {
        day: opening(view.opensOn),
      }),
    duty: view.duty === true,
    stays: !gone,
    opens: say(opens[what] ?? 'done.opensColleagues', {
      day: opening(view.opensOn),
      who: speech.titleOf(view.who ?? say('caseForm.left')),
    }),
  };
}

/** Who reads it, and from when; by default colleagues, at once. */
const opens: Readonly<Partial<Record<DeskDeed, TextKey>>> = {
  ...{ reply: 'done.opens', feedback: 'done.opens', closed: 'done.opens', reopened: 'done.opens' },
  ...{ minutes: 'done.opens', minutes_settled: 'done.opens', redirected: 'done.opens' },
  ...{ hr_asked: 'done.opens', handed_on: 'done.opens', told_later: 'done.opens' },
  ...{ exclusion_proposed: 'done.opensProposed' },
  ...{ archived: 'done.applies' },
  ...{ removal_proposed: 'done.anotherEnds', removed: 'done.applies' },
  ...{ given_to_hr: 'done.opensHr', written_to_hr: 'done.opensHr' },
  ...{ hold_end_proposed: 'done.anotherEnds', hold_ended: 'done.timeAgain' },
  ...{ stepped_down: 'done.applies', shown: 'done.applies' },
  ...{ handed_untold: 'done.opensUntold', moved: 'done.opensHandlers' },
};

function deskWaitingValues(view: ViewNamed<'desk_waiting'>, speech: Speech): object {
  const { say, opening } = speech;
  const { reference, desk, excerpt, outOn, can, moves, number, of, page } = view;
  return {
    ...referenceOf(reference, speech),
    out: say('waiting.out', { day: opening(outOn) }),
    several: of > 1,
    which: say('waiting.which', { number: String(number), count: String(of) }),
    moving: moves && say('waiting.moves'),
    change: can === 'change',
    back: can !== 'nothing',
    ...pageFor({ reader: 'desk', desk, excerpt }, page, speech),
  };
}

function enteredValues(view: ViewNamed<'desk_entered'>, { say, longDay }: Speech): object {
  const { deadlines: days, reference, again, code } = view;
  const due =
    days.desk === 'hr'
      ? [say('deskThread.answer', { day: longDay(days.answerBy) })]
      : [
          say('deskThread.answer', { day: longDay(days.firstAnswerBy) }),
          say('deskThread.feedback', { day: longDay(days.feedbackBy) }),
        ];
  return {
    reference,
    again,
    shown: code === 'shown',
    opens: say('entered.opens'),
    due: due.map((text) => ({ text })),
  };
}
