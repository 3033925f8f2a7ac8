import { type CardElement, elementsAt, partsIn, stringAt } from '../../element';
import { own } from '../../untrusted';
import type { Button } from './block-kit-types';
import { type Misfit, slackLimits } from './limits';
import { fitted } from './plain-text';

/** A button's name, in its `data.act`; the door in a chat has none and opens the dialog. */
export function buttonName(action: CardElement): string {
  return stringAt(own(action, 'data'), 'act') || 'open';
}

export function actionsIn(body: readonly CardElement[]): CardElement[] {
  return partsIn(body).flatMap((part) =>
    part.type === 'ActionSet' ? elementsAt(part, 'actions') : [],
  );
}

export function button(
  action: CardElement,
  { misfit, plain }: { readonly misfit: Misfit; readonly plain: boolean },
): Button {
  if (action.type !== 'Action.Submit') misfit('element');
  return {
    type: 'button',
    action_id: `act:${buttonName(action)}`,
    text: fitted(stringAt(action, 'title'), slackLimits.button, misfit),
    ...(!plain && stringAt(action, 'style') === 'positive' ? { style: 'primary' } : {}),
  };
}

export interface Foot {
  readonly submit?: CardElement;
  readonly close?: CardElement;
}

/**
 * The main button submits a card with inputs. Without inputs nothing submits, so all ways stay equal. If
 * typed text waits below, the way back submits: only a submit's answer can remove this view.
 */
export function footOf(body: readonly CardElement[], back: CardElement | undefined): Foot {
  const actions = actionsIn(body);
  const close = actions.find((action) => buttonName(action) === 'leave');
  const others = actions.filter((action) => action !== close);
  const positive = others.find((action) => stringAt(action, 'style') === 'positive');
  const submit = back ?? (partsIn(body).some(isVisibleInput) ? (positive ?? others[0]) : undefined);
  return {
    ...(submit === undefined ? {} : { submit }),
    ...(close === undefined ? {} : { close }),
  };
}

function isVisibleInput(element: CardElement): boolean {
  return element.type.startsWith('Input.') && own(element, 'isVisible') !== false;
}

/** A long text must survive a look at another view. */
export function holdsText(body: readonly CardElement[]): boolean {
  return partsIn(body).some((part) => isVisibleInput(part) && own(part, 'isMultiline') === true);
}
