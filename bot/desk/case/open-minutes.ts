import type { Day } from '../../domain/day';
import { findFamily } from '../../threads/families';
import { readMinutes } from '../../threads/open-minutes';
import type { ReadWorld } from '../../threads/worlds';
import type { OpenCase } from './context';

/** The day of the oldest minutes that nobody has approved or settled; none if there are none. */
export async function openMinutes(
  world: ReadWorld,
  { row, state, keys }: OpenCase,
): Promise<Day | undefined> {
  // The state says that there are some, and only the latest act's outcome.
  if (state.minutes === undefined) return undefined;
  const { common } = await keys();
  const reporter = await findFamily(world, common, row.id, 'reporter');
  const desk = await findFamily(world, common, row.id, 'desk');
  const minutes = await readMinutes({ reporter, desk });
  return minutes?.step === 'open' ? minutes.of : undefined;
}
