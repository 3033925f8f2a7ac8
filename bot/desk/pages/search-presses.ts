import type { AuditEvent } from '../../domain/audit';
import { asSought, type SearchAim, searchAims } from '../../domain/find-words';
import { limits } from '../../domain/limits';
import { auditEntry } from '../case/audit-entry';
import type { DeskPress } from '../case/page-press';

/** What the audit has of a search: day, member and purpose. The words are nowhere. */
const events = {
  request: 'searched_for_request',
  access: 'searched_for_access',
  own_case: 'searched_for_case',
} as const satisfies Record<SearchAim, AuditEvent>;

/** Offers a search for words, with those that a page's list did not find. */
export const openSearch: DeskPress = ({ fields: { words = '' } }) => ({
  at: { kind: 'search' },
  fields: { words },
});

/** Begins a search, after the audit has it. */
export const searchFor: DeskPress = async ({ world, member, fields }) => {
  const aim = searchAims.find((known) => known === fields.purpose);
  if (aim === undefined) return { remark: 'choose', about: 'purpose', fields };
  const words = asSought(fields.words ?? '');
  if (words === '') return { remark: 'empty', about: 'words', fields };
  // The draft has one size; a client can send anything.
  if (Array.from(words).length > limits.searchCharacters)
    return { remark: 'too_long', about: 'words', fields };
  await world.people.audit(auditEntry(world, member, events[aim]));
  return { at: { kind: 'search', aim, words } };
};

/** Goes on with it in the cases that come next. */
export const searchOn: DeskPress = ({ draft: { at }, fields }) => {
  if (at.kind !== 'search' || at.next === undefined) return { fields };
  const { next, ...search } = at;
  return { at: { ...search, after: next } };
};
