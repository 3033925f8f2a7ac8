/** From 0 to below 1. */
export type Next = () => number;

/** A number of events that come independently, `expected` of them on average. */
export function poisson(expected: number, next: Next): number {
  const floor = Math.exp(-expected);
  let count = 0;
  for (let product = next(); product > floor; product *= next()) count++;
  return count;
}

/** A number around 0 with a spread of 1 (Box and Muller). */
export function normal(next: Next): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** A place, each as likely as its weight says. */
export function weighted(weights: ArrayLike<number>, next: Next): number {
  let left = next() * Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  let last = 0;
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] ?? 0;
    if (weight <= 0) continue;
    last = at;
    left -= weight;
    if (left < 0) return at;
  }
  return last;
}

/** Whole numbers of 32 bits as hexadecimal digits. */
export function hexadecimal(digits: number, next: Next): string {
  return Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('');
}
