import type { Fields } from '../domain/fields';
import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Conversation } from './conversation';

/**
 * Whether a press takes away what protects the reporter: the tick that somebody is involved, or every tick in
 * the list of the involved. Slack loses ticks that it shows (slackapi/bolt-python#572), and an unticked list
 * is missing from what Teams sends: so it is asked about before it is believed.
 */
export function unticks({ step, ticks, excluded }: Conversation, fields: Fields): boolean {
  switch (step) {
    case 'guide':
      return seesGuide(fields) && ticks.includes('involved') && !isTicked(fields);
    case 'involved':
      return excluded.length > 0 && namedIn(fields).length === 0;
    default:
      return false;
  }
}

/**
 * Whether a payload holds the guide's inputs at all. "Through work" is preset: where it is missing as well,
 * nothing was sent.
 */
export function seesGuide({ throughWork, ticks }: Fields): boolean {
  return throughWork !== undefined || ticks !== undefined;
}

/** The conversation once it is believed that nobody is involved any more. */
export function unprotected(state: Conversation): Conversation {
  return state.step === 'guide'
    ? { ...state, ticks: state.ticks.filter((tick) => tick !== 'involved') }
    : { ...state, excluded: [] };
}

/** What stands in the view in which it is asked: what was sent. */
export function asSent({ step }: Conversation, fields: Fields): Fields {
  return step === 'guide' ? { ticks: fields.ticks ?? '' } : { involved: '' };
}

/** The people who are ticked in the list; anything but an id counts for nobody. */
export function namedIn({ involved = '' }: Fields): readonly MemberId[] {
  const ids = involved.split(',').filter((id): id is MemberId => /^[0-9a-f]{32}$/.test(id));
  return [...new Set(ids)].slice(0, limits.deskMembers);
}

function isTicked({ ticks = '' }: Fields): boolean {
  return ticks.split(',').includes('involved');
}
