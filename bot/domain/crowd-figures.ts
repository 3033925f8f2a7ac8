/** How many people a writer hides among, from an employer who knows who used the bot when. */
export interface CrowdFigure {
  /** How many people have the bot. */
  readonly people: number;
  /** Uses of all of them together in a week. */
  readonly usesAWeek: number;
  /** The median crowd where each working day is a window. */
  readonly daily: number;
  /** The median crowd where each week is a window. */
  readonly weekly: number;
}

/**
 * Simulated crowds of one message: no product hides a writer among more. `npm run attack` prints them,
 * `docs/threat-model.md` lists the assumptions, and `test/attack/crowd-figures.test.ts` recomputes them.
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

/** The crowds of one message, and of three in as many windows, from the same simulation. */
export const priceOfMessages = {
  employees: 2_000,
  dialogsADay: 20,
  daily: { one: 12, three: 1 },
  weekly: { one: 58, three: 1 },
} as const;
