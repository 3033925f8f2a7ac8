import type { Who } from './people';

/** Runs a person's work when not too much of that person's is under way already; else `busy`. */
export type FairShare = <T>(
  who: Who,
  work: () => Promise<T>,
) => Promise<T | { readonly kind: 'busy' }>;
