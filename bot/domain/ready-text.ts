import type { RedirectTarget } from './contacts';

/** A prepared text in a desk's form, to be edited: for a redirect, one for each target. */
export type ReadyText =
  /** HR reopens an excerpt: the handlers read it. */
  | 'excerpt_reopened'
  | 'hr_asked'
  | 'given_to_hr'
  /** HR gets the announced excerpt. */
  | 'given_by_law'
  | 'handed_over'
  /** HR gets an excerpt by law, without a yes. */
  | 'handed_to_hr'
  /** Asks whether something may be handed over, to anybody but HR. */
  | 'hand_over_asked'
  /** Says whether a hand-over may reveal the reporter (VBL 5:8 p. 4). */
  | 'may_reveal'
  | 'reveals_nothing'
  /** The note once something was given. */
  | 'given'
  | 'reopened'
  | RedirectTarget;
