import type { Journal } from '../ports/journal';
import { isDamaged } from './is-damaged';

/** Does the work for each, all at once. Damaged ones are left out, and reported as the module's. */
export async function mapUndamaged<From, To>(
  { journal }: { readonly journal: Pick<Journal, 'fault'> },
  all: readonly From[],
  work: (one: From) => Promise<To>,
  module: 'pass' | 'keeper' | 'desk' = 'pass',
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
