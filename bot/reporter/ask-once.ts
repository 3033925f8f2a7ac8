import { tellingsIn } from '../domain/telling';
import type { Conversation } from './conversation';
import type { Next } from './event';
import { show } from './show';

/** What is about to be sent, and by whom. */
interface Sending {
  readonly texts: readonly string[];
  /** Where one says who one is, if one wants to: what stands there is meant, and may stand elsewhere, too. */
  readonly own?: string;
  readonly calledBy?: readonly string[] | undefined;
}

/**
 * Asks before a text is sent in which something may give its writer away, once about each kind: the view
 * again, with what was found. `undefined` where nothing is found that was not asked about.
 */
export function askOnce(
  state: Conversation,
  { texts, own = '', calledBy }: Sending,
): Next | undefined {
  const writer = { calledBy, today: state.began };
  const meant = tellingsIn([own], writer);
  const found = tellingsIn(texts, writer).filter((telling) => !meant.includes(telling));
  const asked = state.tellings ?? [];
  const anew = found.filter((telling) => !asked.includes(telling));
  if (anew.length === 0) return undefined;
  return show({ ...state, tellings: [...asked, ...anew] }, { remark: 'telling', found });
}
