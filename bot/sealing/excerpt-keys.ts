import type { ReporterKeys } from '../ports/receipt-keys';
import { hkdf } from './hkdf';
import { deriveKeyPair } from './hpke';
import { SealError } from './seal-error';

/**
 * The keys of the reporter's place in the excerpt that HR got of a thread, from the thread's internal data
 * key: key pair from `HKDF(internal, "wb1/excerpt/keys")`, blind index = `HKDF(internal,
 * "wb1/excerpt/index")`. It takes no pepper: the internal key is 32 random bytes, which nobody can guess as a
 * receipt could be guessed.
 */
export function deriveExcerptKeys(internal: Uint8Array): ReporterKeys {
  if (internal.length !== 32) throw new SealError('seal_value');
  const seed = hkdf(internal, 'wb1/excerpt/keys');
  const pair = deriveKeyPair(seed);
  seed.fill(0);
  return { blindIndex: hkdf(internal, 'wb1/excerpt/index'), ...pair };
}
