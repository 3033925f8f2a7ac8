/** What day it is at the workplace, and how it becomes the next one. */
export interface OfficeCalendar {
  /** As in `2026-11-27`. */
  today(): string;
  /** Milliseconds since 1970 by that calendar: what messages bear. */
  now(): number;
  /** Resolves once it is the next day, with whether all that happens unattended on it has happened. */
  letADayPass(): Promise<boolean>;
}
