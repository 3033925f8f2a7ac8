import { createHash } from 'node:crypto';
import type { Locale } from '../../../domain/ids';
import type { View } from '../../../domain/view';
import type { Misfit } from './misfit';

/** Where inputs stand: what they are called by, so that a value never wanders to another view, thread or list of choices. */
export interface InputPlace {
  readonly view: View['name'];
  /** What tells two views of one name apart: which thread, and for a redirect to whom. Nothing secret. */
  readonly of: string;
  readonly locale: Locale;
  readonly misfit: Misfit;
}

/** Which of several views of one name this is. The story and the reporter's thread are alone in their dialog. */
export function discriminate(view: View): string {
  const reference = 'reference' in view ? view.reference : '';
  return 'to' in view ? `${reference} ${view.to}` : reference;
}

/** So many hexadecimal digits that stand for these names; no name can be read from them. */
export function tag(digits: number, ...names: readonly string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, digits);
}
