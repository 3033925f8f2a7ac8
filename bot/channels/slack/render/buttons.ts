import { own } from '../../untrusted';
import type { Button } from './block-kit-types';
import { type CardElement, elementsAt, partsIn, stringAt } from './element';
import { slackLimits } from './limits';
import type { Misfit } from './misfit';
import { fitted } from './plain-text';

/** What a button of a card presses; the door in a chat names no act. */
export function buttonName(action: CardElement): string {
  return stringAt(own(action, 'data'), 'act') || 'open';
}

/** Every button of a card, in the order in which they are read. */
export function actionsIn(body: readonly CardElement[]): CardElement[] {
  return partsIn(body).flatMap((part) =>
    part.type === 'ActionSet' ? elementsAt(part, 'actions') : [],
  );
}

export function button(action: CardElement, misfit: Misfit): Button {
  if (action.type !== 'Action.Submit') misfit('element');
  return {
    type: 'button',
    action_id: `act:${buttonName(action)}`,
    text: fitted(stringAt(action, 'title'), slackLimits.button, misfit),
    ...(stringAt(action, 'style') === 'positive' ? { style: 'primary' } : {}),
  };
}

/** The buttons that Slack shows at the foot of a dialog; the others stay where they stand. */
export interface Foot {
  readonly submit?: CardElement;
  readonly close?: CardElement;
}

/**
 * With inputs, what the card names first is sent with them. Without, all ways stay equal and there is none. Where typed text
 * waits beneath, the way back to it is sent: only an answer to that can take this view away.
 */
export function footOf(body: readonly CardElement[], back: CardElement | undefined): Foot {
  const actions = actionsIn(body);
  const close = actions.find((action) => buttonName(action) === 'leave');
  const others = actions.filter((action) => action !== close);
  const positive = others.find((action) => stringAt(action, 'style') === 'positive');
  const submit = back ?? (hasInputs(body) ? (positive ?? others[0]) : undefined);
  return {
    ...(submit === undefined ? {} : { submit }),
    ...(close === undefined ? {} : { close }),
  };
}

function hasInputs(body: readonly CardElement[]): boolean {
  return partsIn(body).some(isVisibleInput);
}

function isVisibleInput(element: CardElement): boolean {
  return element.type.startsWith('Input.') && own(element, 'isVisible') !== false;
}

/** Whether a card takes text of some length, which is to survive a look at another view. */
export function holdsText(body: readonly CardElement[]): boolean {
  return partsIn(body).some((part) => isVisibleInput(part) && own(part, 'isMultiline') === true);
}
