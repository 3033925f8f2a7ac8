import { existsSync, readFileSync } from 'node:fs';

/** What a thief of the files reads: the database and its write-ahead log, byte by byte. */
export function stolenBytes(path: string): Buffer {
  const log = `${path}-wal`;
  return Buffer.concat([readFileSync(path), ...(existsSync(log) ? [readFileSync(log)] : [])]);
}

/** Every place at which some bytes lie. */
export function offsetsOf(stolen: Buffer, bytes: Uint8Array): number[] {
  const offsets: number[] = [];
  for (let at = stolen.indexOf(bytes); at !== -1; at = stolen.indexOf(bytes, at + 1)) {
    offsets.push(at);
  }
  return offsets;
}

/** Whether any part of a piece of noise is still there: probes of 16 bytes, spread over it. */
export function canBeCarved(stolen: Buffer, bytes: Uint8Array): boolean {
  const step = Math.floor((bytes.length - 16) / 7);
  return Array.from({ length: 8 }, (_, probe) => probe * step).some((at) =>
    stolen.includes(Buffer.from(bytes.subarray(at, at + 16))),
  );
}

/** How well a guess of an order hits the true one, over many groups. */
export interface Guess {
  /** The share of pairs in the right order; 0.5 is a coin. */
  readonly accuracy: number;
  /** How many standard deviations of a coin it is away from 0.5. */
  readonly deviations: number;
}

/**
 * Compares pairs within each group: `places[i]` is where the i-th to arrive was found. The pairs of one group
 * hang together, so the yardstick is the variance of Kendall's tau for a random permutation, 2(2n+5) /
 * 9n(n-1), summed over the groups, and not a binomial one, which would be too narrow.
 */
export function judgeOrder(groups: readonly (readonly number[])[]): Guess {
  let right = 0;
  let pairs = 0;
  let variance = 0;
  for (const places of groups) {
    const n = places.length;
    const own = (n * (n - 1)) / 2;
    pairs += own;
    variance += (own * own * ((2 * (2 * n + 5)) / (9 * n * (n - 1)))) / 4;
    places.forEach((place, at) => {
      right += places.slice(at + 1).filter((later) => place < later).length;
    });
  }
  const accuracy = right / pairs;
  return { accuracy, deviations: Math.abs(right - pairs / 2) / Math.sqrt(variance) };
}
