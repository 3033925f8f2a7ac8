import type { Case } from '../domain/case';
import type { Revision, ThreadId } from '../domain/ids';
import type { Tag } from '../ports/thread-store';
import { createRemembered, type Remembered } from './remembered';

/** What is known of a case's record: its tag, and what stood in it under that revision. */
export interface KnownCase {
  readonly tag: Tag;
  /** None where nothing was written down yet. */
  readonly revision: Revision | undefined;
  readonly case: Case;
}

/**
 * The opened records of cases, so that a register of a thousand opens only what has changed. In memory alone,
 * bounded, and only for as long as the keys are there that opened their threads.
 */
export interface RememberedCases extends Pick<Remembered<KnownCase>, 'of' | 'check'> {
  /** Keeps one among these, as long as there is room. */
  keep(known: Map<ThreadId, KnownCase>, thread: ThreadId, one: KnownCase): void;
}

/** @param most cases that are remembered at once; each takes about half a kilobyte */
export function createRememberedCases(most: number): RememberedCases {
  const remembered = createRemembered<KnownCase>();
  return {
    ...remembered,
    keep(known, thread, one) {
      if (known.has(thread) || remembered.count() < most) known.set(thread, one);
    },
  };
}
