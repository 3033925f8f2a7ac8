/** Taken once: within Jest each look at a global costs as much as the rest of a draw. */
const { imul } = Math;

/**
 * Numbers from 0 to below 1, the same for the same seed (mulberry32). The same seed makes the same plan; what
 * the processes do in between is theirs.
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
