import type { Fields } from '../domain/fields';
import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { byStaffAnswers, fits, throughWorkAnswers, ticks } from '../domain/questionnaire';
import type { Conversation, Texts } from './conversation';

/**
 * Takes what stands in a view's inputs into the conversation, with every button, so that no answer is lost on
 * the way. Unknown values count as not given: what a client sends is untrusted.
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
      // An untouched list is missing from the payload: nobody is ticked.
      return { ...state, excluded: memberIds(fields.involved ?? '') };
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
  // "Through work" is preset, so a payload without it holds no inputs at all; then the ticks are as they
  // were.
  const seen = throughWork !== undefined || fields.ticks !== undefined;
  const chosen = (fields.ticks ?? '').split(',');
  return {
    ...state,
    fit,
    throughWork: throughWork ?? state.throughWork,
    ticks: seen ? ticks.filter((tick) => chosen.includes(tick)) : state.ticks,
  };
}

/** The texts among the fields, those that are there. */
export function textsIn(fields: Fields, names: readonly (keyof Texts)[]): Texts {
  return Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}

function memberIds(joined: string): MemberId[] {
  const ids = joined.split(',').filter((id): id is MemberId => /^[0-9a-f]{32}$/.test(id));
  return [...new Set(ids)].slice(0, limits.deskMembers);
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((known) => known === value);
}
