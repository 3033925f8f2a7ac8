/** Sixteen random bytes as 32 lower-case hexadecimal digits; never made of a person, a time or a counter. */
export type Id = string & { readonly __id: never };
export type ThreadId = Id & { readonly __thread: never };
export type MemberId = Id & { readonly __member: never };
/** Rewritten with every change of a thread's state: the token of compare-and-set. */
export type Revision = Id & { readonly __revision: never };

/** Rewritten with every release that has news for a member: what a delivery compares. */
export type NoticeMark = Id & { readonly __mark: never };

/** Rewritten whenever somebody joins or leaves a desk: what all rows of its people name. */
export type Edition = Id & { readonly __edition: never };

/** A desk: a room with keys, people and a queue of its own. */
export type Desk = 'whistleblowing' | 'hr';

/** Both desks. */
export const desks: readonly Desk[] = ['whistleblowing', 'hr'];

export type Locale = 'sv' | 'en';
