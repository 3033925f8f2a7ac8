import type { Fields } from '../domain/fields';
import { storyFields } from '../domain/message';
import { detailsOf, shownMatters } from '../domain/questionnaire';
import { type Conversation, canWait, type Texts } from './conversation';
import { highIn, namedIn, unticks } from './protection';

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
