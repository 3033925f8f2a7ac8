/** Among how many people a writer hides in a workplace, from an employer who knows who used the bot when. */
export interface CrowdFigure {
  /** How many have the bot. */
  readonly people: number;
  /** How often all of them together use it in a week. */
  readonly usesAWeek: number;
  /** The median crowd where each working day is a window. */
  readonly daily: number;
  /** The median crowd where each week is a window. */
  readonly weekly: number;
}

/**
 * Crowds of one message, simulated: no product hides a writer among more people. `npm run attack` prints
 * them, `docs/threat-model.md` says what they suppose, `test/attack/crowd-figures.test.ts` works them out.
 */
export const crowdFigures: readonly [CrowdFigure, ...CrowdFigure[]] = [
  { people: 20, usesAWeek: 1, daily: 1, weekly: 1 },
  { people: 50, usesAWeek: 2, daily: 1, weekly: 2 },
  { people: 100, usesAWeek: 4, daily: 1, weekly: 3 },
  { people: 300, usesAWeek: 2, daily: 1, weekly: 2 },
  { people: 300, usesAWeek: 4, daily: 1, weekly: 3 },
  { people: 300, usesAWeek: 25, daily: 4, weekly: 16 },
  { people: 2_000, usesAWeek: 20, daily: 3, weekly: 12 },
  { people: 2_000, usesAWeek: 100, daily: 12, weekly: 58 },
  { people: 2_000, usesAWeek: 500, daily: 58, weekly: 269 },
];

/** The crowds of one message and of three in as many windows, in one workplace: from the same simulation. */
export const priceOfMessages = {
  employees: 2_000,
  /** Uses on a working day, of all together. */
  dialogsADay: 20,
  daily: { one: 12, three: 1 },
  weekly: { one: 58, three: 1 },
} as const;
