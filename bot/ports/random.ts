import type { Id } from '../domain/ids';

/**
 * Randomness from the operating system.
 *
 * @example const thread = random.id<ThreadId>();
 */
export interface Random {
  bytes(length: number): Uint8Array;
  /** Decimal digits, each equally likely. */
  digits(length: number): string;
  /** Characters of Crockford's base32, each equally likely. */
  crockford(length: number): string;
  /** Sixteen random bytes in hexadecimal. */
  // The caller says which kind of id it is: the brand is put on here and nowhere else.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  id<T extends Id>(): T;
}
