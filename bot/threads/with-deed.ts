import type { Deed, Pool } from '../ports/pool';

/** A world in which whatever is put goes together with a deed, beside its own, or not at all. */
export function withDeed<World extends { readonly pool: Pick<Pool, 'put'> }>(
  world: World,
  deed: Deed,
): World {
  const put: Pool['put'] = (rows, submission, audit, instead, own) =>
    world.pool.put(rows, submission, audit, instead, { ...own, ...deed });
  return { ...world, pool: { ...world.pool, put } };
}
