import type { RedirectTarget } from './contacts';

/** A text that stands ready in a desk's form, to be edited: for a redirect, one for each target. */
export type ReadyText =
  | 'acknowledgement'
  /** HR acknowledges or reopens an excerpt: the handlers read it. */
  | 'excerpt_acknowledgement'
  | 'excerpt_reopened'
  | 'hr_asked'
  | 'given_to_hr'
  | 'handed_over'
  | 'reopened'
  | RedirectTarget;
