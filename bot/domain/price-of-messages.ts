/**
 * What several messages of one person cost, worked out for one workplace: as how many equally likely people
 * the writer of one message hides, and of three in as many windows, from whoever knows who used the bot in
 * each of them. Medians; `docs/threat-model.md` has them, and `test/attack/price` counts them again.
 */
export const priceOfMessages = {
  employees: 2_000,
  /** Dialogs on a working day, of all together. */
  dialogsADay: 20,
  /** By how long a window is. */
  daily: { one: 13, three: 1 },
  weekly: { one: 60, three: 1 },
} as const;
