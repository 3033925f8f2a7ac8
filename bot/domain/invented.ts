import type { Story } from './message';

/** What practice shows in place of people and their words, in one language. */
export interface Invented {
  /** Titles of people who do not exist, so that nobody practises naming a colleague. */
  readonly readers: readonly string[];
  readonly hr: readonly string[];
  /** What stands in the story to begin with, and as the report in the thread that a practice code opens. */
  readonly story: Story;
  /** What the handlers say there. */
  readonly reply: string;
  readonly feedback: string;
}
