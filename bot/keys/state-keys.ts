import { hkdf } from '../crypto/hkdf';

/**
 * `HKDF(queue key, salt = month's key, "wb1/state")`, 32 bytes, for a desk and a month. Remembered as long as
 * both keys are, and forgotten with either: a queue needs the same one for every thread in it.
 */
export function createStateKeys(): (queueKey: Uint8Array, month: Uint8Array) => Uint8Array {
  const known = new WeakMap<Uint8Array, WeakMap<Uint8Array, Uint8Array>>();
  return (queueKey, month) => {
    const ofMonth = known.get(month) ?? new WeakMap<Uint8Array, Uint8Array>();
    const key = ofMonth.get(queueKey) ?? hkdf(queueKey, 'wb1/state', 32, month);
    known.set(month, ofMonth.set(queueKey, key));
    return key;
  };
}
