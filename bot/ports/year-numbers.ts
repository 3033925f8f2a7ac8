import type { YearNumbers } from '../domain/year-numbers';

/** The frozen numbers of each year, in the clear: they are made to be published. */
export interface YearBook {
  /** All of them, the earliest year first. */
  all(): Promise<readonly YearNumbers[]>;
  /** Freezes a year; false, with nothing done, when it is frozen already. */
  freeze(numbers: YearNumbers): Promise<boolean>;
}
