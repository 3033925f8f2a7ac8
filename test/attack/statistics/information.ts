/** How sure somebody is of each person, by place; sums to one. */
export type Posterior = Float64Array;

/** Makes shares of weights. Without any weight everybody is as likely as everybody else. */
export function normalised(weights: ArrayLike<number>): Posterior {
  const shares = Float64Array.from(weights);
  const total = shares.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return shares.fill(1 / shares.length);
  return shares.map((weight) => weight / total);
}

/** The entropy of a posterior in bits. */
export function entropyBits(posterior: Posterior): number {
  return posterior.reduce((bits, share) => bits - (share > 0 ? share * Math.log2(share) : 0), 0);
}

/** exp(H): how many equally likely people would leave as much open. */
export function effectiveCrowd(posterior: Posterior): number {
  return 2 ** entropyBits(posterior);
}

/** What is left to learn about who wrote: -log2 p(writer). Infinite when the writer was ruled out. */
export function scoreBits(posterior: Posterior, writer: number): number {
  return -Math.log2(posterior[writer] ?? 0);
}

/**
 * By how many bits an attack knows more than an ideal product leaves it. Below zero where it is misled.
 */
export function excessBits(attack: Posterior, ideal: Posterior, writer: number): number {
  return scoreBits(ideal, writer) - scoreBits(attack, writer);
}

/**
 * The chance that the writer is among the `places` most likely people, when those who are equally likely are
 * named in random order.
 */
export function chanceWithin(posterior: Posterior, writer: number, places: number): number {
  const own = posterior[writer] ?? 0;
  const near = own * 1e-9;
  let before = 0;
  let alike = 0;
  for (const share of posterior) {
    if (share > own + near) before++;
    else if (share >= own - near) alike++;
  }
  return Math.min(1, Math.max(0, (places - before) / alike));
}
