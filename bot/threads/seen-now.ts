import type { DataKeys, Family } from '../ports/sealer';
import { countMessages } from './count-messages';
import type { CountWorld } from './worlds';

/** How much a writer could see of a thread: what the next message's position and tags follow from. */
export interface Counts {
  /** Messages of both sides. */
  readonly messages: number;
  /** Messages of the family that is written to. */
  readonly ofFamily: number;
  /** How many more the writer may add before the other side has answered; none where there is no end. */
  readonly left?: number;
}

/** Counts a thread's messages as they are now, without opening one. */
export async function seenNow(
  world: CountWorld,
  { common }: Pick<DataKeys, 'common'>,
  family: Family,
): Promise<Counts> {
  const reporter = await countMessages(world, common, 'reporter');
  const desk = await countMessages(world, common, 'desk');
  return { messages: reporter + desk, ofFamily: family === 'reporter' ? reporter : desk };
}
