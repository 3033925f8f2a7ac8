import type { RedirectTarget } from '../bot/domain/contacts';
import type { FormView } from '../bot/domain/desk-parts';
import { ownDuties } from '../bot/domain/duty';
import type { AnyFormView } from '../bot/domain/form-views';
import { limits } from '../bot/domain/limits';
import type { Person } from '../bot/domain/member';
import { removalKinds } from '../bot/domain/removal';
import type { ViewNamed } from '../bot/domain/view';
import {
  colleagueTitle,
  holdOf,
  listOf,
  reasonChoices,
  recipientIn,
  referenceOf,
} from './desk-shared-values';
import { formValues } from './form-values';
import { begun, literal } from './literal';
import { pageFor } from './message-values';
import { decideValues } from './request-values';
import { savedToInsert } from './saved-values';
import type { Speech } from './speech';
import { stepForm, stepsToChoose } from './step-values';

export function deskFormValues(view: AnyFormView, speech: Speech): object {
  const reader = speech.say(`readers.${view.reader}`);
  const other = view.words === 'sv' ? 'forms.inEnglish' : 'forms.inSwedish';
  const words = view.words && speech.say(other);
  return { ...referenceOf(view.reference, speech), reader, words, ...ownValues(view, speech) };
}

function ownValues(view: AnyFormView, speech: Speech): object {
  const { say, longDay } = speech;
  switch (view.name) {
    case 'desk_reply':
      // Handlers who answer HR protect nobody there.
      return {
        bundle: view.reader === 'reporter',
        messages: answeredIn(view, speech),
        saved: savedToInsert(view.saved, speech),
      };
    case 'desk_note':
      return { why: say(view.reader === 'handlers' ? 'forms.noteWhyExcerpt' : 'forms.noteWhy') };
    case 'desk_case': {
      const { subjects, people, assessed, parties = [] } = view;
      return {
        subjects: [
          { value: 'none', title: say('caseForm.noSubject') },
          ...subjects.map((value) => ({ value, title: say(`subjects.${value}`) })),
        ],
        parties: parties.length > 0 && [
          { value: 'none', title: say('caseForm.noParty') },
          ...parties.map((party) => ({ value: party, title: literal(party) })),
        ],
        people: [
          { id: 'nobody', title: say('caseForm.nobody') },
          ...people.map((one) => ({ id: one.id, title: colleagueTitle(one, speech) })),
        ],
        assessed:
          assessed &&
          say('caseForm.assessed', {
            title: speech.titleOf(assessed.by ?? say('caseForm.left')),
            day: longDay(assessed.on),
          }),
      };
    }
    case 'desk_redirect':
      return { targets: view.targets.map((value) => ({ value, title: say(`contacts.${value}`) })) };
    case 'desk_redirect_text': {
      const { to, asksDuty } = view;
      const heading = say('forms.redirectTo', { target: say(`contacts.${to}`) });
      return { heading, ...dutyOf(view), ...ownDutyOf(to, speech), asksDuty };
    }
    case 'desk_close': {
      const { measures, asksDuty, asksMeeting, punished, asksNamed } = view;
      const reasons = reasonChoices(view.reasons, speech);
      const why = say(measures ? 'forms.closeWhy' : 'forms.closeWhyHr');
      return {
        why,
        reasons,
        measures,
        ...dutyOf(view),
        asksDuty,
        asksMeeting,
        punished,
        asksNamed,
      };
    }
    case 'desk_consent':
      return { heading: say('forms.handOverTo', { target: say(`handedTo.${view.to}`) }) };
    case 'desk_hand_over_text':
      return handingOf(view, speech);
    case 'desk_settle':
      return { about: view.of && say('settle.about', { day: longDay(view.of) }) };
    case 'desk_steps':
      return stepsToChoose(view, speech);
    case 'desk_step':
      return stepForm(view, speech);
    case 'desk_tell':
      return tellingOf(view, speech);
    case 'desk_lift_hold':
      return liftHoldOf(view, speech);
    case 'desk_move':
      return listOf(view.people, speech);
    case 'desk_show':
      return {
        people: view.people.map((one) => ({ id: one.id, title: colleagueTitle(one, speech) })),
      };
    case 'desk_exclude':
      return { ...listOf(view.people, speech), ...readersOf(view.people, speech) };
    case 'desk_decide':
      return decideValues(view, speech);
    case 'desk_two':
      return proposalOf(view, speech);
    case 'desk_remove':
      return removalOf(view, speech);
    case 'desk_feedback':
    case 'desk_minutes':
    case 'desk_hand_over':
    case 'desk_duty':
    case 'desk_reopen':
    case 'desk_recuse':
    case 'desk_archive':
      return {};
    default:
      return formValues(view, speech);
  }
}

/** What a recipient outside gets, or HR: an excerpt by law or after a yes, or further words. */
function handingOf(view: ViewNamed<'desk_hand_over_text'>, speech: Speech): object {
  const { to, purpose, people = [], announced } = view;
  const { say } = speech;
  if (to !== 'hr') {
    const heading = say('forms.handOverTo', { target: say(`handedTo.${to}`) });
    const named = say(to === 'police' ? 'forms.recipientPolice' : 'forms.recipient');
    return { outside: true, reasons: true, heading, named, send: say('forms.doHandOver') };
  }
  if (purpose === 'more')
    return { more: true, why: say(`readers.${view.reader}`), send: say('buttons.send') };
  const given = { excerpt: true, ...listOf(people, speech), send: say('forms.doGiveHr') };
  return purpose === 'needed'
    ? { ...given, byLaw: true, reasons: true }
    : { ...given, told: true, why: say(announced ? 'forms.giveHrByLaw' : 'forms.giveHrWhy') };
}

/** What is proposed to be taken out, or the questions before it. */
function removalOf({ removal }: ViewNamed<'desk_remove'>, { say, titleOf }: Speech): object {
  const copies = say('removal.copies', { days: String(limits.backupDays) });
  if (removal === undefined) {
    const kinds = [...removalKinds, 'secret'] as const;
    return {
      copies,
      kinds: kinds.map((value) => ({ value, title: say(`removalKinds.${value}`) })),
    };
  }
  const { words, what, by, own, places } = removal;
  const title = titleOf(by ?? say('conflict.former'));
  return {
    copies,
    proposed: own ? say('removal.saysOwn') : say('removal.says', { title }),
    words,
    what: say(own ? 'removal.answeredOwn' : 'removal.answered', {
      title,
      kind: say(`removalKinds.${what}`),
    }),
    places: say('removal.places', { count: String(places) }),
    choices: own
      ? [{ value: 'no', title: say('removal.takeBack') }]
      : [
          { value: 'yes', title: say('removal.yes') },
          { value: 'no', title: say('removal.no') },
        ],
  };
}

/** The beginning of what is answered: the case shows all of it. */
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
  const parts = message.parts
    .slice(0, 1)
    .map((part) => ({ ...part, text: begun(part.text, 300, 300, ' …') }));
  return [{ ...message, parts }];
}

function liftHoldOf(
  { hold, liftHold, alone = false }: ViewNamed<'desk_lift_hold'>,
  speech: Speech,
): object {
  return {
    ...holdOf(hold, speech),
    ...(liftHold && { [liftHold]: true }),
    alone,
    others: !alone && liftHold === 'proposes',
  };
}

function tellingOf({ telling }: ViewNamed<'desk_tell'>, speech: Speech): object {
  if (telling === undefined) return {};
  const { say, longDay } = speech;
  const of = { recipient: recipientIn(telling, speech), day: longDay(telling.tellBy) };
  return {
    telling: say('forms.telling', of),
    why: say('forms.waited', { why: literal(telling.why) }),
  };
}

/** HR meets a duty to investigate; the reporter may see how. */
function dutyOf({ investigation, reader }: FormView & { readonly investigation: boolean }): object {
  return { investigation, investigationSeen: investigation && reader === 'reporter' };
}

/** The law by which the desk itself may have to report. */
function ownDutyOf(to: RedirectTarget, { say }: Speech): object {
  const known = ownDuties.find((target) => target === to);
  return { ownDuty: known && say('forms.ownDuty', { section: say(`ownDuties.${known}`) }) };
}

/** Nobody but the person whom it is about could answer, or not even that one. */
function readersOf(people: readonly Person[], { say, titleOf }: Speech): object {
  const only = people.length === 1 ? people[0] : undefined;
  return { two: only && say('conflict.onlyTwo', { who: titleOf(only.title) }) };
}

function proposalOf({ proposal }: ViewNamed<'desk_two'>, { say, titleOf }: Speech): object {
  if (proposal === undefined) return {};
  const { who, by, why, decidedBy, choices } = proposal;
  const decided = { label: `${say('conflict.decidedLabel')}: `, text: literal(decidedBy) };
  return {
    what: say('conflict.what', { who: titleOf(who), by: titleOf(by) }),
    lines: [
      { label: `${say('conflict.reasonLabel')}: `, text: literal(why) },
      ...(decidedBy === '' ? [] : [decided]),
    ],
    choices: choices.map((value) => ({ value, title: say(`twoChoices.${value}`) })),
    mayAlone: choices.includes('alone'),
  };
}
