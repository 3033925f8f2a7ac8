import type { Desk } from '../domain/ids';
import { type Term, termOf } from '../domain/weeding';
import type { DeskWorld } from './world';

/** The term of the weeding decision that holds for a desk, as a closing says it. */
export function termHolding(
  { weeding }: Pick<DeskWorld, 'weeding'>,
  desk: Desk,
): { readonly term?: Term } {
  const term = termOf(weeding[desk]);
  return term === undefined ? {} : { term };
}
