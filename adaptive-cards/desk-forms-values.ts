import type { RedirectTarget } from '../bot/domain/contacts';
import type { FormView, HoldShown, TellingShown } from '../bot/domain/desk-parts';
import type { DeskView } from '../bot/domain/desk-view';
import { ownDuties } from '../bot/domain/duty';
import type { Colleague, Person } from '../bot/domain/member';
import type { CloseReason } from '../bot/domain/message';
import { literal, oneLine } from './literal';
import type { Speech } from './speech';

/** A form's view: all but a thread's own, and what is shown when it was sent. */
type DeskFormView = Extract<DeskView, FormView>;

/** How a report can have ended, to choose from. */
export function reasonChoices(reasons: readonly CloseReason[], { say }: Speech): object[] {
  return reasons.map((value) => ({ value, title: say(`closeReasons.${value}`) }));
}

/** What a form shows: which thread, who reads what is written, and what there is to choose. */
export function deskFormValues(view: DeskFormView, speech: Speech): object {
  const { say, longDay } = speech;
  const common = {
    ...referenceOf(view.reference, speech),
    reader: say(`readers.${view.reader}`),
  };
  switch (view.name) {
    case 'desk_reply':
      // Handlers who answer HR's excerpt have nobody to protect there.
      return { ...common, feedback: view.feedback, bundle: view.reader === 'reporter' };
    case 'desk_note': {
      const excerpt = view.reader === 'handlers';
      return { ...common, why: say(excerpt ? 'forms.noteWhyExcerpt' : 'forms.noteWhy') };
    }
    case 'desk_case': {
      const { subjects, people, assessed } = view;
      return {
        ...common,
        subjects: [
          { value: 'none', title: say('caseForm.noSubject') },
          ...subjects.map((value) => ({ value, title: say(`subjects.${value}`) })),
        ],
        people: [
          { id: 'nobody', title: say('caseForm.nobody') },
          ...people.map((one) => ({ id: one.id, title: colleagueTitle(one, speech) })),
        ],
        isAssessed: assessed !== undefined,
        assessed:
          assessed === undefined
            ? ''
            : say('caseForm.assessed', {
                title: oneLine(assessed.by ?? say('caseForm.left')),
                day: longDay(assessed.on),
              }),
      };
    }
    case 'desk_redirect': {
      const targets = view.targets.map((value) => ({ value, title: say(`contacts.${value}`) }));
      return { ...common, targets };
    }
    case 'desk_redirect_text': {
      const heading = say('forms.redirectTo', { target: say(`contacts.${view.to}`) });
      return {
        ...common,
        heading,
        ...dutyOf(view),
        ...ownDutyOf(view.to, speech),
        asksDuty: view.asksDuty,
      };
    }
    case 'desk_close': {
      const reasons = reasonChoices(view.reasons, speech);
      const { measures } = view;
      const why = say(measures ? 'forms.closeWhy' : 'forms.closeWhyHr');
      return {
        ...common,
        why,
        reasons,
        measures,
        oneText: !measures,
        ...dutyOf(view),
        asksDuty: view.asksDuty,
      };
    }
    case 'desk_hand_over_text':
      return {
        ...common,
        heading: say('forms.handOverTo', { target: say(`handedTo.${view.to}`) }),
      };
    case 'desk_settle': {
      const about = view.of === undefined ? '' : say('settle.about', { day: longDay(view.of) });
      return { ...common, isAbout: view.of !== undefined, about };
    }
    case 'desk_tell':
      return { ...common, ...tellingOf(view, speech) };
    case 'desk_hold':
      return { ...common, alone: view.alone === true, others: view.alone !== true };
    case 'desk_let_go':
      return { ...common, ...letGoOf(view, speech) };
    case 'desk_hand_hr':
    case 'desk_give_hr':
      return { ...common, ...listOf(view) };
    case 'desk_show':
      return {
        ...common,
        people: view.people.map((one) => ({ id: one.id, title: colleagueTitle(one, speech) })),
      };
    case 'desk_move': {
      const dropped = say('forms.moveDropped', { count: String(view.dropped) });
      return { ...common, ...listOf(view), drops: view.dropped > 0, dropped };
    }
    case 'desk_reopen':
    case 'desk_ask_hr':
    case 'desk_write_hr':
    case 'desk_hand_over':
    case 'desk_minutes':
    case 'desk_duty':
    case 'desk_step_down':
      return common;
    case 'desk_shut_out':
      return { ...common, ...listOf(view), none: view.people.length === 0 };
    case 'desk_two':
      return { ...common, ...proposalOf(view, speech) };
  }
}

/** A member's title as colleagues see it: "Kommunjurist (borta till 2026-12-10)". */
export function colleagueTitle({ title, deputy, awayUntil }: Colleague, { say }: Speech): string {
  const line = oneLine(title);
  const day = awayUntil ?? '';
  if (deputy === true)
    return day === ''
      ? say('colleagues.deputy', { title: line })
      : say('colleagues.deputyAway', { title: line, day });
  return day === '' ? line : say('colleagues.away', { title: line, day });
}

/** The thread's reference. It is unknown where a form is pressed again once the thread is out of sight. */
export function referenceOf(reference: string, { say }: Speech): object {
  return { reference: say('forms.reference', { reference }), hasReference: reference !== '' };
}

/** Why the case is kept, and which half of letting it go this is. */
function letGoOf(
  { hold, letGo, alone = false }: Extract<DeskFormView, { name: 'desk_let_go' }>,
  speech: Speech,
): object {
  return {
    ...holdOf(hold, speech),
    none: hold === undefined,
    proposes: letGo === 'proposes',
    ends: letGo === 'ends',
    isOwn: letGo === 'waits',
    alone,
    others: !alone && letGo === 'proposes',
  };
}

/** That a case is kept, why, and who proposes to let it go. */
export function holdOf(hold: HoldShown | undefined, { say, longDay }: Speech): object {
  const { ending } = hold ?? {};
  return {
    isHeld: hold !== undefined,
    held:
      hold === undefined
        ? ''
        : say('deskThread.held', { day: longDay(hold.lookAgainOn), why: literal(hold.why) }),
    isEnding: ending !== undefined,
    ending:
      ending === undefined
        ? ''
        : say('deskThread.heldEnding', { title: oneLine(ending.by ?? say('caseForm.left')) }),
  };
}

/** Of what the reporter is told, by which day, and why it waited. */
function tellingOf(
  { telling }: Extract<DeskFormView, { name: 'desk_tell' }>,
  speech: Speech,
): object {
  if (telling === undefined) return { hasTelling: false, telling: '', why: '' };
  const { say, longDay } = speech;
  const day = longDay(telling.tellBy);
  return {
    hasTelling: true,
    telling: say('forms.telling', { recipient: recipientIn(telling, speech), day }),
    why: say('forms.waited', { why: literal(telling.why) }),
  };
}

/** To whom something was handed over: the name, or what it is where it has none. */
export function recipientIn(
  { to, recipient }: Pick<TellingShown, 'to' | 'recipient'>,
  { say }: Speech,
): string {
  return recipient === '' ? say(`handedTo.${to}`) : literal(recipient);
}

/** Whether it is asked how the duty to investigate is met, and whether the reporter sees the answer. */
function dutyOf({ investigation, reader }: FormView & { readonly investigation: boolean }): object {
  return { investigation, investigationSeen: investigation && reader === 'reporter' };
}

/** Where the desk itself may have to tell what it knows, the law that says so. */
function ownDutyOf(to: RedirectTarget, { say }: Speech): object {
  const known = ownDuties.find((target) => target === to);
  const section = known === undefined ? '' : say(`ownDuties.${known}`);
  return {
    hasOwnDuty: known !== undefined,
    ownDuty: known === undefined ? '' : say('forms.ownDuty', { section }),
  };
}

/** What takes two, and what can be answered. */
function proposalOf(
  { proposal }: Extract<DeskFormView, { name: 'desk_two' }>,
  { say }: Speech,
): object {
  if (proposal === undefined)
    return { open: false, over: true, what: '', lines: [], choices: [], mayAlone: false };
  const { who, by, why, decidedBy, choices } = proposal;
  const decided = { label: `${say('conflict.decidedLabel')}: `, text: literal(decidedBy) };
  return {
    open: true,
    over: false,
    what: say('conflict.what', { who: oneLine(who), by: oneLine(by) }),
    lines: [
      { label: `${say('conflict.reasonLabel')}: `, text: literal(why) },
      ...(decidedBy === '' ? [] : [decided]),
    ],
    choices: choices.map((value) => ({ value, title: say(`twoChoices.${value}`) })),
    mayAlone: choices.includes('alone'),
  };
}

function listOf({ people }: { readonly people: readonly Person[] }): object {
  return { people: people.map(choiceOf), some: people.length > 0 };
}

function choiceOf({ id, title }: Person): { readonly id: string; readonly title: string } {
  return { id, title: oneLine(title) };
}
