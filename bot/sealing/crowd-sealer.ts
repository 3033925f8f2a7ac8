import type { CrowdSealer } from '../ports/crowd';
import { decodeBounds, encodeBounds } from './crowd-codec';
import type { KeyWrap } from './key-wrap';
import { pad, unpad } from './padding';
import { SealError } from './seal-error';
import { plaintextSizes } from './sizes';

/**
 * What is known of crowds, one envelope of one size under the newest vault key. It takes part in no rotation:
 * it is written anew with each window, and one whose key is gone is as none.
 */
export function createCrowdSealer(keyWrap: Pick<KeyWrap, 'seal' | 'open'>): CrowdSealer {
  return {
    seal: (bounds) =>
      keyWrap.seal({ type: 'crowd' }, pad(encodeBounds(bounds), plaintextSizes.crowd)),
    open(sealed) {
      try {
        return decodeBounds(unpad(keyWrap.open({ type: 'crowd' }, sealed), plaintextSizes.crowd));
      } catch (error) {
        if (error instanceof SealError) return [];
        throw error;
      }
    },
  };
}
