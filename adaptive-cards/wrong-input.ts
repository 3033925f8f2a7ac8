import type { Shown } from '../bot/channels/channel';
import { readTypedDay } from '../bot/domain/day';
import type { FieldName, Fields } from '../bot/domain/fields';
import { isOutcome } from '../bot/domain/message';
import type { Remark } from '../bot/domain/remarks';
import { type Element, elementsIn } from './element';

/** Texts that may be empty, or that only the answer before them asks for. */
const optional: readonly unknown[] = [
  'revealsWhy',
  'laterWhy',
  'tellBy',
  'decidedBy',
  'begunOn',
  'knownOn',
  'knownAt',
  'heardOn',
  'doneOn',
  'acknowledgedOn',
] satisfies FieldName[];

/** Remarks that are about the same inputs in every form. */
const alwaysAbout: readonly (readonly [readonly FieldName[], readonly (Remark | undefined)[]])[] = [
  [['tellBy', 'lookOn', 'awayUntil'], ['day_wrong']],
  [['knownAt'], ['hour_wrong']],
  [['why'], ['assessment_why']],
  [['email'], ['email_wrong']],
  [['entry'], ['no_entry']],
  [['words'], ['no_words', 'words_long', 'redacted_already']],
  [['redaction'], ['no_redaction']],
  [['named'], ['step_long']],
  [['laterWhy'], ['wait_why']],
  [['told'], ['told_long']],
  [
    ['cause', 'beside'],
    ['hold_long', 'reason_long'],
  ],
  [['word'], ['word_short']],
  [['group'], ['wrong_group']],
  [['code'], ['code_missing', 'code_is_reference', 'mistyped']],
];

/** `undefined` if the remark is about none. */
export function wrongInput(shown: Shown, body: readonly Element[]): Element | undefined {
  const { remark, about, fields } = shown;
  const held = (input: Element): string => heldIn(fields, input);
  const inputs = inputsIn(body);
  const first = (some: readonly Element[]): Element | undefined =>
    some.find((input) => held(input) === '') ?? some[0];
  const named = (...names: readonly FieldName[]): Element | undefined =>
    first(inputs.filter(({ id }) => names.some((name) => name === id)));
  const texts = inputs.filter(({ type }) => type === 'Input.Text');
  const arrived = readTypedDay(fields.arrived ?? '');
  const told = readTypedDay(fields.acknowledgedOn ?? '');
  switch (remark) {
    case 'choose':
      if (about !== undefined) return named(about);
      // Nobody ticked is an answer, too.
      return first(inputs.filter((one) => one.type !== 'Input.Text' && !one.isMultiSelect));
    case 'empty': {
      const asked = texts.filter(({ id }) => !optional.includes(id));
      // Only the police have no name: every other text is asked for before it.
      const others = asked.filter(({ id }) => id !== 'recipient');
      return first(others.some((one) => held(one) === '') ? others : asked);
    }
    case 'too_long':
      return [...texts].sort((a, b) => held(b).length - held(a).length)[0];
    case 'no_day':
      return named(arrived === undefined ? 'arrived' : 'acknowledgedOn');
    case 'day_ahead': {
      const later = arrived !== undefined && told !== undefined && told > arrived;
      if (fields.standing === 'not_begun') return named('knownOn');
      const isHeard = readTypedDay(fields.heardOn ?? '') !== undefined;
      return named('begunOn', isHeard ? 'doneOn' : 'heardOn', later ? 'acknowledgedOn' : 'arrived');
    }
    case 'why_missing':
      return named(
        ...(fields.reveals === 'yes' ? (['revealsWhy'] as const) : []),
        ...(fields.hinders === 'yes' ? (['laterWhy'] as const) : []),
        'beside',
      );
    case 'unknown_reference':
    case 'words_short':
      return fields.reference === undefined ? undefined : named('reference');
    default:
      return named(...(alwaysAbout.find(([, of]) => of.includes(remark))?.[0] ?? []));
  }
}

/** Forms with several required inputs. */
const asksAll: readonly Shown['view']['name'][] = [
  ...(['desk_hand_over', 'desk_hand_over_text', 'desk_close'] as const),
  ...(['desk_feedback', 'desk_propose', 'desk_exclude', 'desk_minutes'] as const),
];

/** Required ones that are empty, in their order; none in a form that asks one thing. */
export function openInputs({ view, fields }: Shown, body: readonly Element[]): Element[] {
  if (!asksAll.includes(view.name)) return [];
  const isAsked = ({ id, isMultiSelect }: Element): boolean => {
    switch (id) {
      case 'revealsWhy':
        return fields.reveals === 'yes';
      case 'laterWhy':
      case 'tellBy':
        return fields.hinders === 'yes';
      case 'recipient':
        return view.name !== 'desk_hand_over_text' || view.to !== 'police';
      case 'measures':
      case 'why':
        return view.name !== 'desk_close' || isOutcome(fields.reason);
      case 'ownDuty':
        return view.name === 'desk_hand_over';
      default:
        return isMultiSelect !== true && !optional.includes(id);
    }
  };
  return inputsIn(body).filter((input) => isAsked(input) && heldIn(fields, input) === '');
}

export function inputsIn(body: readonly Element[]): Element[] {
  return body.flatMap((one) => {
    if (one.type === 'Container') return inputsIn(elementsIn(one.items));
    return one.type.startsWith('Input.') ? [one] : [];
  });
}

/** What an input holds, without blanks around it. */
export function heldIn(fields: Fields, { id }: Element): string {
  return (Object.entries(fields).find(([name]) => name === id)?.[1] ?? '').trim();
}
