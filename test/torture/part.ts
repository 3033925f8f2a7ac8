/** What a part of the torture is told. */
export interface Told {
  /** The plan's seed: the same seed makes the same plan. */
  readonly seed: number;
  /** How many kills in all. */
  readonly kills: number;
  /** How many windows of a pass in all. */
  readonly passes: number;
  /** One part of the plan alone, by its number. */
  readonly chapter: number | undefined;
  /** How many hostile requests. */
  readonly inputs: number;
  /** How many threads the large database holds. */
  readonly threads: number;
  /** Whether there is still time to begin something. */
  readonly hasTime: () => boolean;
  /** A line for people, while it runs. */
  readonly says: (line: string) => void;
}

/** Figures of a part, for the last line. */
export type PartFigures = Readonly<Record<string, number>>;

/** Throws when something does not hold that must. */
export function requires(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`not so: ${what}`);
}
