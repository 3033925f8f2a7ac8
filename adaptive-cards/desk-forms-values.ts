import type { RedirectTarget } from '../bot/domain/contacts';
import type { Day } from '../bot/domain/day';
import type { FormView, HoldShown, TellingShown } from '../bot/domain/desk-parts';
import { ownDuties } from '../bot/domain/duty';
import type { AnyFormView } from '../bot/domain/form-views';
import type { Colleague, Person } from '../bot/domain/member';
import type { CloseReason } from '../bot/domain/message';
import type { ViewNamed } from '../bot/domain/view';
import { literal, oneLine } from './literal';
import { pageFor } from './message-values';
import type { Speech } from './speech';

/** The reasons for closing, to choose from. */
export function reasonChoices(reasons: readonly CloseReason[], { say }: Speech): object[] {
  return reasons.map((value) => ({ value, title: say(`closeReasons.${value}`) }));
}

/** What a form shows: the thread, who reads the text, and the choices. */
export function deskFormValues(view: AnyFormView, speech: Speech): object {
  const { say, longDay } = speech;
  const reader = say(`readers.${view.reader}`);
  const common = { ...referenceOf(view.reference, speech), reader };
  switch (view.name) {
    case 'desk_reply':
      // Handlers who answer HR protect nobody there.
      return {
        ...common,
        feedback: view.feedback,
        bundle: view.reader === 'reporter',
        messages: answeredIn(view, speech),
      };
    case 'desk_note':
      return {
        ...common,
        why: say(view.reader === 'handlers' ? 'forms.noteWhyExcerpt' : 'forms.noteWhy'),
      };
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
        ...optional('isAssessed', 'assessed', assessed, ({ by = say('caseForm.left'), on }) =>
          say('caseForm.assessed', { title: oneLine(by), day: longDay(on) }),
        ),
      };
    }
    case 'desk_redirect': {
      const targets = view.targets.map((value) => ({ value, title: say(`contacts.${value}`) }));
      return { ...common, targets };
    }
    case 'desk_redirect_text': {
      const { to, asksDuty } = view;
      const heading = say('forms.redirectTo', { target: say(`contacts.${to}`) });
      return { ...common, heading, ...dutyOf(view), ...ownDutyOf(to, speech), asksDuty };
    }
    case 'desk_close': {
      const { measures, asksDuty } = view;
      const reasons = reasonChoices(view.reasons, speech);
      const why = say(measures ? 'forms.closeWhy' : 'forms.closeWhyHr');
      return { ...common, why, reasons, measures, oneText: !measures, ...dutyOf(view), asksDuty };
    }
    case 'desk_hand_over_text': {
      const heading = say('forms.handOverTo', { target: say(`handedTo.${view.to}`) });
      return { ...common, heading };
    }
    case 'desk_settle': {
      const about = (of: Day): string => say('settle.about', { day: longDay(of) });
      return { ...common, ...optional('isAbout', 'about', view.of, about) };
    }
    case 'desk_tell':
      return { ...common, ...tellingOf(view, speech) };
    case 'desk_hold':
      return { ...common, alone: view.alone === true, others: view.alone !== true };
    case 'desk_let_go':
      return { ...common, ...letGoOf(view, speech) };
    case 'desk_hand_hr':
    case 'desk_give_hr':
      return { ...common, ...listOf(view.people) };
    case 'desk_show':
      return {
        ...common,
        people: view.people.map((one) => ({ id: one.id, title: colleagueTitle(one, speech) })),
      };
    case 'desk_move': {
      const dropped = say('forms.moveDropped', { count: String(view.dropped) });
      return { ...common, ...listOf(view.people), drops: view.dropped > 0, dropped };
    }
    case 'desk_shut_out':
      return { ...common, ...listOf(view.people), ...readersOf(view.people, speech) };
    case 'desk_two':
      return { ...common, ...proposalOf(view, speech) };
    default:
      return common;
  }
}

/** The beginning of what is answered. */
function answeredIn({ answered, reader }: ViewNamed<'desk_reply'>, speech: Speech): object[] {
  if (answered === undefined) return [];
  const audience = {
    reader: 'desk',
    desk: 'whistleblowing',
    excerpt: reader === 'handlers',
  } as const;
  const page = { items: [answered], earlier: false, later: false };
  const [message] = pageFor(audience, page, speech).messages;
  if (message === undefined) return [];
  const parts = message.parts.slice(0, 1).map((part) => ({ ...part, text: begun(part.text) }));
  return [{ ...message, parts }];
}

/** The beginning of a long text: the case shows all of it. */
function begun(text: string): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most).join('')} …`;
}

const most = 300;

/** A member's title as colleagues see it: "Kommunjurist (borta till 2026-12-10)". */
export function colleagueTitle({ title, deputy, awayUntil }: Colleague, { say }: Speech): string {
  const shown = { title: oneLine(title), day: awayUntil ?? '' };
  if (awayUntil === undefined)
    return deputy === true ? say('colleagues.deputy', shown) : shown.title;
  return say(deputy === true ? 'colleagues.deputyAway' : 'colleagues.away', shown);
}

/** The thread's reference; unknown in a form that is pressed again after the thread was lost. */
export function referenceOf(reference: string, { say }: Speech): object {
  return { reference: say('forms.reference', { reference }), hasReference: reference !== '' };
}

/** Why the case is kept, and which step of letting it go this is. */
function letGoOf({ hold, letGo, alone = false }: ViewNamed<'desk_let_go'>, speech: Speech): object {
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
  return {
    ...optional('isHeld', 'held', hold, ({ lookAgainOn, why }) =>
      say('deskThread.held', { day: longDay(lookAgainOn), why: literal(why) }),
    ),
    ...optional('isEnding', 'ending', hold?.ending, ({ by = say('caseForm.left') }) =>
      say('deskThread.heldEnding', { title: oneLine(by) }),
    ),
  };
}

/** What the reporter is told, by which day, and why it waited. */
function tellingOf({ telling }: ViewNamed<'desk_tell'>, speech: Speech): object {
  const { say, longDay } = speech;
  return {
    ...optional('hasTelling', 'telling', telling, (of) =>
      say('forms.telling', { recipient: recipientIn(of, speech), day: longDay(of.tellBy) }),
    ),
    why: telling === undefined ? '' : say('forms.waited', { why: literal(telling.why) }),
  };
}

/** The recipient of a hand-over: its name, or its kind if it has none. */
export function recipientIn(of: Pick<TellingShown, 'to' | 'recipient'>, { say }: Speech): string {
  return of.recipient === '' ? say(`handedTo.${of.to}`) : literal(of.recipient);
}

/** Whether HR says how it meets the duty to investigate, and whether the reporter sees that. */
function dutyOf({ investigation, reader }: FormView & { readonly investigation: boolean }): object {
  return { investigation, investigationSeen: investigation && reader === 'reporter' };
}

/** The law by which the desk itself may have to report. */
function ownDutyOf(to: RedirectTarget, { say }: Speech): object {
  const known = ownDuties.find((target) => target === to);
  return optional('hasOwnDuty', 'ownDuty', known, (of) =>
    say('forms.ownDuty', { section: say(`ownDuties.${of}`) }),
  );
}

/** How many could answer: nobody but the person whom it is about, or not even that one. */
function readersOf(people: readonly Person[], { say }: Speech): object {
  const only = people.length === 1 ? people[0] : undefined;
  const told = optional('isTwo', 'two', only, ({ title }) =>
    say('conflict.onlyTwo', { who: oneLine(title) }),
  );
  return { ...told, none: people.length === 0 };
}

/** What takes two, and what can be answered. */
function proposalOf({ proposal }: ViewNamed<'desk_two'>, { say }: Speech): object {
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

/** People to choose from, and whether there are any. */
export function listOf(of: readonly Person[]): { people: Person[]; some: boolean } {
  const people = of.map(({ id, title }) => ({ id, title: oneLine(title) }));
  return { people, some: people.length > 0 };
}

/** Whether there is something to say, under `flag`, and its sentence, under `key`. */
export function optional<T>(
  flag: string,
  key: string,
  of: T | undefined,
  say: (of: T) => string,
): Readonly<Record<string, boolean | string>> {
  return { [flag]: of !== undefined, [key]: of === undefined ? '' : say(of) };
}
