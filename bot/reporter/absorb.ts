import type { Fields } from '../domain/fields';
import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { storyFields } from '../domain/message';
import { detailsOf, type High, highOnes, shownMatters } from '../domain/questionnaire';
import { type Conversation, canWait, type Texts } from './conversation';

/**
 * Takes a view's inputs into the conversation, at every button, so that no answer is lost. Unknown values
 * count as missing: a client is untrusted. Taking away protection is asked about first: `protection.ts`.
 */
export function absorb(state: Conversation, fields: Fields): Conversation {
  switch (state.step) {
    case 'guide': {
      const about = oneOf(shownMatters, fields.about);
      return about === undefined || about === state.about
        ? state
        : { ...state, about, detail: undefined, canWait: undefined };
    }
    case 'more': {
      const detail = state.about && oneOf(detailsOf(state.about), fields.detail);
      return detail === undefined || detail === state.detail
        ? state
        : { ...state, detail, canWait: undefined };
    }
    case 'involved': {
      const answered = { ...state, canWait: oneOf(canWait, fields.wait) ?? state.canWait };
      if (unticks(state, fields)) return answered;
      // An untouched list is missing from the payload: nobody is ticked.
      return { ...answered, excluded: namedIn(fields), high: highIn(fields) };
    }
    case 'story':
      return { ...state, texts: { ...state.texts, ...textsIn(fields, storyFields) } };
    case 'thread':
      return { ...state, texts: { ...state.texts, ...textsIn(fields, ['text']) } };
    default:
      return state;
  }
}

/** The texts among the fields. */
export function textsIn(fields: Fields, names: readonly (keyof Texts)[]): Texts {
  return Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((known) => known === value);
}

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
function namedIn({ involved = '' }: Fields): readonly MemberId[] {
  const ids = involved.split(',').filter((id): id is MemberId => /^[0-9a-f]{32}$/.test(id));
  return [...new Set(ids)].slice(0, limits.deskMembers);
}

/** Top management and HR, if ticked in the list. */
function highIn({ involved = '' }: Fields): readonly High[] {
  const chosen = involved.split(',');
  return highOnes.filter((one) => chosen.includes(one));
}
