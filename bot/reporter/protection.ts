import type { Fields } from '../domain/fields';
import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { type High, highOnes } from '../domain/questionnaire';
import type { Conversation } from './conversation';

/**
 * Whether a press removes every tick in the list of the involved. Slack loses ticks that it shows
 * (slackapi/bolt-python#572), and Teams omits an unticked list: so it asks before believing it.
 */
export function unticks({ step, excluded, high }: Conversation, fields: Fields): boolean {
  if (step !== 'involved' || excluded.length + high.length === 0) return false;
  return namedIn(fields).length + highIn(fields).length === 0;
}

/** The conversation once it is believed that nobody is involved. */
export function unprotected(state: Conversation): Conversation {
  return { ...state, excluded: [], high: [] };
}

/** The people ticked in the list; anything but an id is ignored. */
export function namedIn({ involved = '' }: Fields): readonly MemberId[] {
  const ids = involved.split(',').filter((id): id is MemberId => /^[0-9a-f]{32}$/.test(id));
  return [...new Set(ids)].slice(0, limits.deskMembers);
}

/** Top management and HR, if ticked in the list. */
export function highIn({ involved = '' }: Fields): readonly High[] {
  const chosen = involved.split(',');
  return highOnes.filter((one) => chosen.includes(one));
}
