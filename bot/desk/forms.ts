import type { ButtonName } from '../domain/buttons';
import type { DeskOption } from '../domain/desk-options';
import { asksInvestigation, asksMeasures } from '../domain/desk-options';
import type { FormView } from '../domain/desk-parts';
import type { DeskView } from '../domain/desk-view';
import type { FieldName } from '../domain/fields';
import type { Person } from '../domain/member';
import { closeReasonsOf } from '../domain/message';
import type { DeskWorld } from './desk';
import type { AtForm, Form, SeenThread } from './desk-draft';

/** The fields of all forms into which a person writes. */
type TextField = Extract<
  FieldName,
  | 'text'
  | 'excerpt'
  | 'recipient'
  | 'cause'
  | 'measures'
  | 'why'
  | 'copy'
  | 'revealsWhy'
  | 'laterWhy'
  | 'tellBy'
  | 'decidedBy'
  | 'beside'
>;

interface FormOf {
  /** What it is for. */
  readonly option: DeskOption;
  readonly sends: ButtonName;
  readonly texts: readonly TextField[];
  /** Those of them that may be empty. */
  readonly optional?: readonly TextField[];
  readonly asksDuty?: true;
  /** It lists people of the other desk, of whom the involved are ticked. */
  readonly people?: true;
}

export const forms: Readonly<Record<Form, FormOf>> = {
  desk_reply: { option: 'reply', sends: 'desk_do_reply', texts: ['text'] },
  desk_note: { option: 'note', sends: 'desk_do_note', texts: ['text'] },
  desk_case: { option: 'case', sends: 'desk_do_case', texts: [] },
  desk_minutes: { option: 'minutes', sends: 'desk_do_minutes', texts: ['text'] },
  desk_settle: { option: 'settle', sends: 'desk_do_settle', texts: ['text'] },
  desk_redirect: { option: 'redirect', sends: 'desk_redirect_to', texts: [] },
  desk_redirect_text: {
    option: 'redirect',
    sends: 'desk_do_redirect',
    texts: ['text'],
    asksDuty: true,
  },
  desk_ask_hr: { option: 'ask_hr', sends: 'desk_do_ask_hr', texts: ['text'] },
  desk_give_hr: {
    option: 'give_hr',
    sends: 'desk_do_give_hr',
    texts: ['excerpt', 'text'],
    people: true,
  },
  desk_write_hr: { option: 'write_hr', sends: 'desk_do_write_hr', texts: ['text'] },
  desk_hand_over: { option: 'hand_over', sends: 'desk_hand_over_to', texts: [], asksDuty: true },
  desk_hand_over_text: {
    option: 'hand_over',
    sends: 'desk_do_hand_over',
    texts: ['recipient', 'cause', 'copy', 'revealsWhy', 'laterWhy', 'tellBy', 'text'],
    optional: ['recipient', 'revealsWhy', 'laterWhy', 'tellBy'],
  },
  desk_hand_hr: {
    option: 'hand_hr',
    sends: 'desk_do_hand_hr',
    texts: ['excerpt', 'cause', 'revealsWhy', 'laterWhy', 'tellBy', 'text'],
    optional: ['revealsWhy', 'laterWhy', 'tellBy'],
    people: true,
  },
  desk_tell: { option: 'reply', sends: 'desk_do_tell', texts: ['text'] },
  desk_duty: { option: 'duty', sends: 'desk_do_duty', texts: [] },
  desk_move: { option: 'move', sends: 'desk_do_move', texts: [], people: true },
  desk_close: {
    option: 'close',
    sends: 'desk_do_close',
    texts: ['measures', 'why', 'text'],
    asksDuty: true,
  },
  desk_reopen: { option: 'reopen', sends: 'desk_do_reopen', texts: ['text'] },
  desk_step_down: {
    option: 'step_down',
    sends: 'desk_do_step_down',
    texts: ['cause', 'decidedBy'],
    optional: ['decidedBy'],
  },
  desk_shut_out: {
    option: 'shut_out',
    sends: 'desk_do_shut_out',
    texts: ['cause', 'decidedBy'],
    optional: ['decidedBy'],
  },
  desk_two: { option: 'shut_out', sends: 'desk_do_two', texts: ['beside'], optional: ['beside'] },
  desk_hold: { option: 'hold', sends: 'desk_do_hold', texts: ['cause'] },
  desk_let_go: { option: 'let_go', sends: 'desk_do_let_go', texts: [] },
  desk_show: { option: 'show', sends: 'desk_do_show', texts: [] },
};

/** The form that a button in a thread opens; each is called as its button. */
export function formOpenedBy(name: ButtonName | undefined): Form | undefined {
  return Object.keys(forms).find((form): form is Form => form === name);
}

/**
 * A form's view, which follows from the draft alone; but where people are ticked it takes the list of them.
 * Without it the form is not shown: sent without its ticks, it would let those read who were named.
 */
export function formView(
  { targets, waits }: Pick<DeskWorld, 'targets' | 'waits'>,
  at: AtForm,
  seen: SeenThread,
  people?: readonly Person[],
): DeskView {
  const { form, to, hand } = at;
  const { desk } = seen;
  const asksDuty = asksDutyIn(at);
  const of: FormView = { reference: seen.reference, reader: readerOf(form, seen) };
  switch (form) {
    case 'desk_reply':
      return { name: form, ...of, feedback: desk === 'whistleblowing' };
    case 'desk_redirect':
      return { name: form, ...of, targets: targets(desk) };
    case 'desk_redirect_text':
      return to === undefined
        ? { name: 'desk_redirect', ...of, targets: targets(desk) }
        : { name: form, ...of, to, investigation: asksInvestigation(desk), asksDuty };
    case 'desk_close': {
      const reasons = closeReasonsOf(desk);
      const measures = asksMeasures(desk);
      return {
        name: form,
        ...of,
        reasons,
        measures,
        investigation: asksInvestigation(desk),
        asksDuty,
      };
    }
    // They take the case's record, or who can read the case.
    case 'desk_case':
    case 'desk_shut_out':
    case 'desk_two':
      return { name: 'desk_away' };
    case 'desk_hand_over_text': {
      const { to: target, purpose } = hand ?? {};
      return target === undefined || purpose === undefined
        ? { name: 'desk_hand_over', ...of }
        : { name: form, ...of, to: target, purpose };
    }
    case 'desk_hand_hr':
    case 'desk_give_hr':
    case 'desk_show':
      return people === undefined ? { name: 'desk_away' } : { name: form, ...of, people };
    case 'desk_move':
      return people === undefined
        ? { name: 'desk_away' }
        : { name: form, ...of, people, dropped: waits() ? seen.pending : 0 };
    default:
      return { name: form, ...of };
  }
}

/** What is changed before it is out was asked about when it was sent. */
export function asksDutyIn({ form, replaces }: AtForm): boolean {
  return forms[form].asksDuty === true && replaces === undefined;
}

/** In an excerpt's thread HR writes to the handlers, who are in the reporter's place. */
function readerOf(form: Form, { excerpt }: SeenThread): FormView['reader'] {
  if (form === 'desk_write_hr') return 'hr';
  return excerpt ? 'handlers' : 'reporter';
}
