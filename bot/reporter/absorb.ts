import type { Fields } from '../domain/fields';
import {
  byStaffAnswers,
  fits,
  type Tick,
  throughWorkAnswers,
  ticks,
} from '../domain/questionnaire';
import type { Conversation, Texts } from './conversation';
import { namedIn, seesGuide, unticks } from './protection';

/**
 * Takes what stands in a view's inputs into the conversation, with every button, so that no answer is lost on
 * the way. Unknown values count as not given: what a client sends is untrusted. What protects somebody is not
 * taken away here: `protection.ts`.
 */
export function absorb(state: Conversation, fields: Fields): Conversation {
  switch (state.step) {
    case 'guide':
      return absorbGuide(state, fields);
    case 'harm': {
      const byStaff = oneOf(byStaffAnswers, fields.byStaff);
      return byStaff === undefined ? state : { ...state, byStaff };
    }
    case 'involved':
      if (unticks(state, fields)) return state;
      // An untouched list is missing from the payload: nobody is ticked.
      return { ...state, excluded: namedIn(fields) };
    case 'story':
      return {
        ...state,
        texts: { ...state.texts, ...textsIn(fields, ['what', 'where', 'how', 'who']) },
      };
    case 'thread':
      return { ...state, texts: { ...state.texts, ...textsIn(fields, ['text']) } };
    default:
      return state;
  }
}

function absorbGuide(state: Conversation, fields: Fields): Conversation {
  const throughWork = oneOf(throughWorkAnswers, fields.throughWork);
  const fit = oneOf(fits, fields.fit) ?? state.fit;
  const chosen = (fields.ticks ?? '').split(',');
  const isTicked = (tick: Tick): boolean =>
    chosen.includes(tick) || (tick === 'involved' && unticks(state, fields));
  return {
    ...state,
    fit,
    throughWork: throughWork ?? state.throughWork,
    ticks: seesGuide(fields) ? ticks.filter(isTicked) : state.ticks,
  };
}

/** The texts among the fields, those that are there. */
export function textsIn(fields: Fields, names: readonly (keyof Texts)[]): Texts {
  return Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((known) => known === value);
}
