import { randomBytes, randomInt } from 'node:crypto';
import { crockford } from '../domain/crockford';
import type { Random } from '../ports/random';

/** Randomness from the operating system; digits and characters without bias. */
export function nodeRandom(): Random {
  const draw = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return {
    bytes: (length) => randomBytes(length),
    digits: (length) => draw('0123456789', length),
    crockford: (length) => draw(crockford, length),
    // Makes ids of every kind; the caller says which.
    id: () => randomBytes(16).toString('hex') as never,
  };
}
