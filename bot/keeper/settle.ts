import type { Journal } from '../ports/journal';
import { isDamaged } from '../threads/is-damaged';

/**
 * Does the work for each. One that is damaged for good is left out and does not hold up the others; any other fault
 * passes, and stops the whole work.
 * @param module who says so
 */
export async function settle<From, To>(
  { journal }: { readonly journal: Pick<Journal, 'fault'> },
  all: readonly From[],
  work: (one: From) => Promise<To>,
  module: 'release' | 'keeper' = 'release',
): Promise<To[]> {
  const done = await Promise.all(
    all.map((one) =>
      work(one).catch((error: unknown) => {
        if (!isDamaged(error)) throw error;
        journal.fault(module, error);
        return undefined;
      }),
    ),
  );
  return done.filter((one) => one !== undefined);
}
