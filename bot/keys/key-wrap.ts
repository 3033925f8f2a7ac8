import type { Place } from '../crypto/associated-data';
import type { Envelopes } from '../crypto/envelopes';
import { tryEach } from '../crypto/known';
import { SealError } from '../crypto/seal-error';
import type { Versions } from './vault-secrets';

/** Seals keys that are rows under the newest vault key, and opens them under any. */
export interface KeyWrap {
  seal(place: Place, key: Uint8Array): Buffer;
  /** Throws `seal_secret` when no vault key fits: one is missing, and nothing is damaged. */
  open(place: Place, sealed: Uint8Array): Buffer;
  /** Throws `seal_format`. */
  isNewest(place: Pick<Place, 'type'>, sealed: Uint8Array): boolean;
  /** `undefined` when it is under the newest vault key already. */
  renew(place: Place, sealed: Uint8Array): Buffer | undefined;
}

/** @param versions the known vault keys at the moment of a call */
export function createKeyWrap(versions: () => Versions, envelopes: Envelopes): KeyWrap {
  const seal: KeyWrap['seal'] = (place, key) => envelopes.seal(versions()[0].key, place, key);
  const isNewest: KeyWrap['isNewest'] = (place, sealed) =>
    envelopes.isUnder(versions()[0].key, place, sealed);
  const open: KeyWrap['open'] = (place, sealed) => {
    const opened = tryEach(versions(), ({ key }) => envelopes.open(key, place, sealed));
    if (opened === undefined) throw new SealError('seal_secret');
    return opened;
  };
  return {
    seal,
    open,
    isNewest,
    renew(place, sealed) {
      if (isNewest(place, sealed)) return undefined;
      const key = open(place, sealed);
      const renewed = seal(place, key);
      key.fill(0);
      return renewed;
    },
  };
}
