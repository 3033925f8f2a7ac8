import type { Place } from './associated-data';
import type { Envelopes } from './envelopes';
import { openWithAny, type Refreshed } from './refreshed';
import { SealError } from './seal-error';
import type { Versions } from './vault-secrets';

/** Sealing of keys that are rows of the database, under the newest vault key; opening under any. */
export interface KeyWrap {
  seal(place: Place, key: Uint8Array): Promise<Buffer>;
  /** Throws `seal_secret` when no vault key fits: the one that does is missing, and nothing is damaged. */
  open(place: Place, sealed: Uint8Array): Promise<Buffer>;
  /** The same key under the newest vault key; `undefined` when it is under that one already. */
  renew(place: Place, sealed: Uint8Array): Promise<Buffer | undefined>;
}

export function createKeyWrap(keyEncryption: Refreshed<Versions>, envelopes: Envelopes): KeyWrap {
  const seal: KeyWrap['seal'] = async (place, key) => {
    const [newest] = await keyEncryption.get();
    return envelopes.seal(newest.key, place, key);
  };
  const open: KeyWrap['open'] = async (place, sealed) => {
    try {
      return await openWithAny(keyEncryption, ({ key }) => envelopes.open(key, place, sealed));
    } catch (error) {
      const missing = error instanceof SealError && error.code === 'seal_key';
      throw missing ? new SealError('seal_secret') : error;
    }
  };
  return {
    seal,
    open,
    async renew(place, sealed) {
      const [newest] = await keyEncryption.get();
      if (envelopes.isUnder(newest.key, place, sealed)) return undefined;
      const key = await open(place, sealed);
      const renewed = await seal(place, key);
      key.fill(0);
      return renewed;
    },
  };
}
