import { nodeRandom } from '../../../bot/platform/random';
import {
  createSealing,
  type Sealing,
  type SealingParts,
} from '../../../bot/sealers/create-sealing';
import type { TestVissla } from '../open-vissla';

/** The sealing of an office as one more process of it has it, with a memory of its own. */
export function sealingOf(
  { clock, stores }: Pick<TestVissla, 'clock' | 'stores'>,
  more: Pick<SealingParts, 'reportCodeCost'> = {},
): Promise<Sealing> {
  const { database, vault, deployment } = stores;
  return createSealing({ ...database, vault, deployment, clock, random: nodeRandom(), ...more });
}
