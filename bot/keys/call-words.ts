import { timingSafeEqual } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { fromHex, toHex } from '../domain/hex';
import { limits } from '../domain/limits';
import type { CallWords } from '../ports/call-words';
import type { Random } from '../ports/random';
import { createDerivationGate } from './derivation-gate';
import { argon2, type ReceiptCost, receiptCost } from './receipt-keys';

/**
 * Words for the telephone: `Argon2id(word in UTF-8, salt)`, 32 bytes, with a salt of 16 bytes for each and
 * the cost of a receipt. The word is in its one form already.
 */
export function createCallWords(
  random: Pick<Random, 'bytes'>,
  cost: ReceiptCost = receiptCost,
): CallWords {
  const gate = createDerivationGate(limits.derivationsAtOnce, limits.derivationsWaiting);
  const hash = (word: string, salt: Uint8Array): Promise<Uint8Array | undefined> =>
    gate(() => hashRaw(word, { ...argon2, ...cost, salt }));
  return {
    async keep(word) {
      const salt = random.bytes(16);
      const hashed = await hash(word, salt);
      return hashed === undefined ? 'busy' : { salt: toHex(salt), hash: toHex(hashed) };
    },
    async isRight(word, kept) {
      const hashed = await hash(word, fromHex(kept.salt));
      return hashed === undefined ? 'busy' : timingSafeEqual(hashed, fromHex(kept.hash));
    },
  };
}
