/**
 * What several messages of one person cost, worked out for one workplace: among how many equally likely people
 * the writer of one message hides, and of three in as many windows, from whoever knows who used the bot in
 * each of them. Medians of `test/attack/price/price.ts`, which counts them again.
 */
export const priceOfMessages = {
  employees: 2_000,
  /** Dialogs on a working day, of all together. */
  dialogsADay: 20,
  /** By how long a window is. */
  daily: { one: 13, three: 1 },
  weekly: { one: 60, three: 1 },
} as const;
