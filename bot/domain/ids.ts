/**
 * Sixteen random bytes as 32 lower-case hexadecimal digits; never derived from a person, a time or a counter.
 */
export type Id = string & { readonly __id: never };
export type ThreadId = Id & { readonly __thread: never };
export type MemberId = Id & { readonly __member: never };
/** Redrawn with every change of a row, for compare-and-set. */
export type Revision = Id & { readonly __revision: never };

/** Redrawn with every pass that has news for a member, for a delivery to compare. */
export type NoticeMark = Id & { readonly __mark: never };

/** A desk: a room with keys, people and a queue of its own. */
export type Desk = 'whistleblowing' | 'hr';

export const desks: readonly Desk[] = ['whistleblowing', 'hr'];

export type Locale = 'sv' | 'en';
