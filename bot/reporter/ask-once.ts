import { tellingsIn } from '../domain/telling';
import type { Conversation } from './conversation';
import type { Next } from './event';
import { show } from './show';

interface TextsToSend {
  readonly texts: readonly string[];
  /** The field for the reporter's own name: what is in it is meant, elsewhere too. */
  readonly own?: string;
  readonly calledBy?: readonly string[] | undefined;
}

/**
 * Asks before sending a text that may give its writer away, once for each kind. `undefined` when there is
 * nothing new to ask.
 */
export function askOnce(
  state: Conversation,
  { texts, own = '', calledBy }: TextsToSend,
): Next | undefined {
  const writer = { calledBy, today: state.began };
  const all = tellingsIn(texts, writer);
  if (all.length === 0) return undefined;
  const meant = tellingsIn([own], writer);
  const found = all.filter((telling) => !meant.includes(telling));
  const asked = state.tellings ?? [];
  const unasked = found.filter((telling) => !asked.includes(telling));
  if (unasked.length === 0) return undefined;
  return show({ ...state, tellings: [...asked, ...unasked] }, { remark: 'telling', found });
}
