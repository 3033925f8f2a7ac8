import type { Crowd, CrowdBound } from '../domain/crowd';
import type { Who } from './people';

/**
 * How many people had a dialog in a window that was as long as a report's. Where the clock ends the windows;
 * else nothing is counted and nothing known. It is kept in the pool's image.
 */
export interface CrowdCount {
  /**
   * Somebody's dialog has come to as many exchanges as a report takes. The desks' own people do not count.
   */
  counts(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): Promise<void>;
  /** What is known of the running windows and those before, with what this process has counted. */
  merge(known: readonly CrowdBound[]): readonly CrowdBound[];
  /** The crowd of the last window that is out; none in the first one, or where nobody was there to count. */
  last(): Crowd | undefined;
  /** The crowd of the last day: what goes with the next pass is hidden among so many. */
  lastDay(): Crowd | undefined;
}
