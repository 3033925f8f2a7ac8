import type { Story } from './message';

/** What practice shows instead of people and their words, in one language. */
export interface Invented {
  /** Invented titles, so that nobody practises naming a colleague. */
  readonly readers: readonly string[];
  readonly hr: readonly string[];
  /** The story's first text, and the report in the thread that a practice code opens. */
  readonly story: Story;
  readonly reply: string;
  /** What was done, and why. */
  readonly measures: string;
  readonly why: string;
}
