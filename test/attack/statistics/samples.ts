/** The mean, or NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which a share of all values lies, between two neighbours in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low === high ? low : low + (high - low) * (place - Math.floor(place));
}

/** The standard error of a mean. */
export function standardError(values: readonly number[]): number {
  const middle = mean(values);
  const spread = mean(values.map((value) => (value - middle) ** 2));
  return Math.sqrt(spread / Math.max(1, values.length - 1));
}

/** Bounds within which a share lies, by Wilson; `z` 1.96 for 95 %. Hits may be parts of one. */
export function wilson(hits: number, of: number, z = 1.96): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = hits / of;
  const square = (z * z) / of;
  const middle = share + square / 2;
  const reach = z * Math.sqrt((share * (1 - share)) / of + square / (4 * of));
  const within = (value: number): number => Math.min(1, Math.max(0, value / (1 + square)));
  return { low: within(middle - reach), high: within(middle + reach) };
}

/**
 * Bounds within which a mean lies in 95 % of samples drawn again from the sample, with chance from `next`.
 */
export function bootstrapMean(
  values: readonly number[],
  next: () => number,
  draws = 1_000,
): { low: number; high: number } {
  const means = Array.from({ length: draws }, () => {
    let sum = 0;
    for (const _ of values) sum += values[Math.floor(next() * values.length)] ?? NaN;
    return sum / values.length;
  });
  return { low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

/** The chance that one of `those` stands above one of `others`; a tie counts as a half. */
export function areaUnderCurve(those: readonly number[], others: readonly number[]): number {
  const all = [
    ...those.map((value) => ({ value, isOne: true })),
    ...others.map((value) => ({ value, isOne: false })),
  ].sort((a, b) => a.value - b.value);
  let above = 0;
  let below = 0;
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && all[end]?.value === all[at]?.value) end++;
    const tied = all.slice(at, end);
    const ones = tied.filter(({ isOne }) => isOne).length;
    above += ones * (below + (tied.length - ones) / 2);
    below += tied.length - ones;
    at = end;
  }
  return above / (those.length * others.length);
}
