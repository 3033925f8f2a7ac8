import type { Who } from './people';

/** How many dialogs each person has begun lately: in memory, and only for as long as that is "lately". */
export interface DialogCount {
  /** Counts one more dialog of a person's; false, and nothing counted, when it would be one too many. */
  begins(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): boolean;
}
