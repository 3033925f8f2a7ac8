import type { Day } from '../domain/day';
import type { EpochId } from '../domain/ids';
import type { Random } from '../ports/random';
import type { EpochKeys } from '../ports/sealer';
import { deriveKeyPair } from './hpke';
import { placeOfEpochKey } from './key-places';
import type { KeyWrap } from './key-wrap';

/**
 * The key pairs of epochs: each is drawn for one, and goes with it.
 * @param endsOn the day at whose hour an epoch ends that begins now, where the clock ends it
 */
export function createEpochKeys(
  keyWrap: KeyWrap,
  random: Random,
  endsOn: () => Day | undefined = () => undefined,
): EpochKeys {
  return {
    newEpoch() {
      const id = random.id<EpochId>();
      const { publicKey, privateKey } = deriveKeyPair(random.bytes(32));
      const sealedPrivateKey = keyWrap.seal(placeOfEpochKey(id), privateKey);
      return Promise.resolve({ id, publicKey, sealedPrivateKey, endsOn: endsOn() });
    },
    isNewest: ({ sealedPrivateKey }) =>
      keyWrap.isNewest({ type: 'epoch-private' }, sealedPrivateKey),
  };
}
