import { createEnvelopes } from '../../bot/crypto/envelopes';
import type { ImageSealer } from '../../bot/ports/pool-store';
import { createImageSealer } from '../../bot/sealers/image-sealer';
import { deployment, seededChance } from '../sealing/workshop';
import { atLength } from '../support/at-length';
import { plainSealer } from './merging/plain-sealer';
import { holdsInRuns } from './merging/runs';

const sealer: ImageSealer = createImageSealer(
  createEnvelopes(deployment, seededChance('merging images')),
);

it.each([
  ['a hundred runs', plainSealer, 100],
  ['some with the product’s own sealer', sealer, atLength(4, 10)],
])(
  'loses nothing that was answered, brings nothing back, and passes nothing twice: %s',
  async (_, of, numRuns) => {
    const { steps, excluded, told } = await holdsInRuns(of, { numRuns });
    // Few steps are left out, and each kind of fault has come.
    expect(excluded / steps).toBeLessThan(0.02);
    expect(told).toEqual(
      expect.arrayContaining(['pool_set_back', 'pool_unreadable', 'pool_key_lost']),
    );
  },
);
