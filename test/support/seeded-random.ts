import { createHash } from 'node:crypto';
import { crockford } from '../../bot/domain/crockford';
import type { Random } from '../../bot/ports/random';

/** Draws that are the same in two worlds, step by step. */
export interface SeededRandom extends Random {
  /** What is drawn from now on follows from the step's name alone. No two steps of a world have one name. */
  begins(step: string): void;
}

export function seededRandom(): SeededRandom {
  let seed = 'start';
  let drawn = 0;
  const block = (): Buffer =>
    createHash('sha256')
      .update(`${seed} ${String(drawn++)}`)
      .digest();
  const bytes = (length: number): Buffer => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, block);
    return Buffer.concat(blocks).subarray(0, length);
  };
  const draw = (alphabet: string, length: number): string =>
    Array.from(bytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
  return {
    begins: (step) => {
      seed = step;
      drawn = 0;
    },
    bytes,
    digits: (length) => draw('0123456789', length),
    crockford: (length) => draw(crockford, length),
    id: () => bytes(16).toString('hex') as never,
  };
}
