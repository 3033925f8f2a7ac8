import type { Fields } from '../domain/fields';
import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { type High, highOnes } from '../domain/questionnaire';
import type { Conversation } from './conversation';

/**
 * Whether a press takes away what protects the reporter: every tick in the list of the involved. Slack loses
 * ticks that it shows (slackapi/bolt-python#572), and an unticked list is missing from what Teams sends: so
 * it is asked about before it is believed.
 */
export function unticks({ step, excluded, high }: Conversation, fields: Fields): boolean {
  if (step !== 'involved' || excluded.length + high.length === 0) return false;
  return namedIn(fields).length + highIn(fields).length === 0;
}

/** The conversation once it is believed that nobody is involved any more. */
export function unprotected(state: Conversation): Conversation {
  return { ...state, excluded: [], high: [] };
}

/** The people who are ticked in the list; anything but an id counts for nobody. */
export function namedIn({ involved = '' }: Fields): readonly MemberId[] {
  const ids = involved.split(',').filter((id): id is MemberId => /^[0-9a-f]{32}$/.test(id));
  return [...new Set(ids)].slice(0, limits.deskMembers);
}

/** Top management and HR, where they are ticked in the list. */
export function highIn({ involved = '' }: Fields): readonly High[] {
  const chosen = involved.split(',');
  return highOnes.filter((one) => chosen.includes(one));
}
