import type { RedirectTarget } from './contacts';

/** A text that stands ready in a desk's form, to be edited: for a redirect, one for each target. */
export type ReadyText =
  /** HR reopens an excerpt: the handlers read it. */
  | 'excerpt_reopened'
  | 'hr_asked'
  | 'given_to_hr'
  | 'handed_over'
  /** HR gets an excerpt since it cannot act without it: nobody has said yes. */
  | 'handed_to_hr'
  /** Asks whether something may be handed on, to anybody but HR. */
  | 'hand_over_asked'
  /** What is said of a hand-over beside that: whether it may reveal who reported (VBL 5:8 p. 4). */
  | 'may_reveal'
  | 'reveals_nothing'
  /** What the desk notes once it has given what was handed over. */
  | 'given'
  | 'reopened'
  | RedirectTarget;
