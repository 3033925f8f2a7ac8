import type { Case } from './case';
import { mapTexts } from './redactions';

/** A case's record with each text that a member typed in it changed. Lists and ids stay. */
export function mapCase(known: Case, change: (text: string) => string): Case {
  return mapTexts(known, change, (name) => name === 'party' || name === 'assignee');
}

/** The texts of a case's record in which words are searched for: what members typed, and the party. */
export function textsOfCase(known: Case): readonly string[] {
  const texts = known.party === undefined ? [] : [known.party];
  mapCase(known, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}
