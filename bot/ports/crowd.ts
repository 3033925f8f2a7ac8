import type { Crowd, CrowdBound } from '../domain/crowd';
import type { Who } from './people';

/**
 * Counts the people whose dialog in a window was as long as a report's. Without a clock nothing is counted.
 * It is stored in the pool's image.
 */
export interface CrowdCount {
  /** Counts a person whose dialog was as long as a report's. The desks' own people do not count. */
  counts(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): Promise<void>;
  /** Merges known bounds with what this process has counted. */
  merge(known: readonly CrowdBound[]): readonly CrowdBound[];
  /** The crowd of the last released window, if known. */
  last(): Crowd | undefined;
  /** The crowd of the last day, among which the next pass hides what it releases. */
  lastDay(): Crowd | undefined;
}
