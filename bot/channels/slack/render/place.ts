import { hash } from 'node:crypto';
import type { Locale } from '../../../domain/ids';
import type { View, ViewNamed } from '../../../domain/view';
import type { Misfit } from './limits';

/** The inputs' place, which goes into their names: no value gets to another view, thread or list. */
export interface InputPlace {
  readonly view: View['name'];
  /** Tells views of one name apart. Nothing secret. */
  readonly of: string;
  /** Another one each time a view is drawn. */
  readonly round: string;
  readonly locale: Locale;
  readonly misfit: Misfit;
}

/** Empty if a dialog has only one view of that name. */
export function discriminate(view: View): string {
  if (view.name === 'desk_propose') return view.day;
  if (view.name === 'desk_hand_over_text') return handing(view);
  // What was saved is in the list, and no more in the inputs.
  if (view.name === 'desk_saved') return JSON.stringify(view.saved);
  const reference = 'reference' in view ? view.reference : '';
  return 'to' in view ? `${reference} ${view.to}` : reference;
}

/** Tells apart what HR gets by one form. */
export function handing(
  of: Pick<ViewNamed<'desk_hand_over_text'>, 'reference' | 'to' | 'purpose'>,
): string {
  return `${of.reference} ${of.to} ${of.purpose}`;
}

export function tag(digits: number, ...names: readonly string[]): string {
  return hash('sha256', names.join('\n'), 'hex').slice(0, digits);
}
