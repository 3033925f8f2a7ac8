import type { Who } from './people';

/** Runs a person's work unless too much of it is under way already. */
export type FairShare = <T>(
  who: Who,
  work: () => Promise<T>,
) => Promise<T | { readonly kind: 'busy' }>;
