import type { EntityManager } from 'typeorm';
import { dialectOf } from './dialects';
import { StoreError } from './store-error';

/**
 * The schema's objects that no migration made, by kind and name: at most five, cut short, for somebody else
 * chose these names. A trigger could note the time of each report. Asked once all migrations were run.
 */
export async function foreignSchema(manager: EntityManager): Promise<readonly string[]> {
  const names = await dialectOf(manager.dataSource).foreign(manager);
  return names.slice(0, 5).map((name) => name.slice(0, 60).replace(/[^\w .$-]/g, '?'));
}

export function refuseForeign(names: readonly string[]): void {
  if (names.length > 0) throw new StoreError('store_schema', { names: names.join(', ') });
}
