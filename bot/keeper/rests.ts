import type { MemberId, NoticeMark } from '../domain/ids';
import type { Notice } from '../ports/outbox';
import type { Who } from '../ports/people';
import type { Random } from '../ports/random';
import { waitAfter } from './wait-after';

/** Waits between the attempts to deliver a notice, in milliseconds. */
const attemptWaits = [1_000, 15_000, 120_000, 600_000, 1_800_000];
/** A messenger that asks to be left alone is left alone for an hour at most. */
const longestRest = 3_600_000;

/**
 * What failed, and is left alone for a while. Known to this process alone, so that no row tells how often a
 * notice failed, and from that since when it waits. Timers end the rests and no clock: one that is changed
 * holds nothing up.
 */
export interface Rests {
  /** Whether this very notice is left alone. A newer one for the same member is not. */
  rests(notice: Notice): boolean;
  /** Whether a messenger wants to be left alone. */
  isQuiet(messenger: Who['messenger']): boolean;
  /**
   * A notice failed; with an error of a messenger that names a time, that messenger is left alone as well.
   */
  begin(notice: Notice, error: unknown, messenger?: Who['messenger']): void;
  forget(member: MemberId): void;
}

export function createRests(options: {
  readonly random: Pick<Random, 'bytes'>;
  readonly later: (milliseconds: number, task: () => void) => void;
  /** Something may be tried again. */
  readonly over: () => void;
}): Rests {
  const { random, later, over } = options;
  const times = new Map<MemberId, number>();
  const resting = new Map<MemberId, NoticeMark>();
  const quiet = new Set<Who['messenger']>();
  return {
    rests: ({ member, mark }) => resting.get(member) === mark,
    isQuiet: (messenger) => quiet.has(messenger),
    begin: ({ member, mark }, error, messenger) => {
      const asked = retryAfter(error);
      if (asked > 0 && messenger !== undefined) {
        quiet.add(messenger);
        later(asked, () => {
          quiet.delete(messenger);
          over();
        });
      }
      const failures = (times.get(member) ?? 0) + 1;
      times.set(member, failures);
      resting.set(member, mark);
      later(Math.max(asked, waitAfter(failures, attemptWaits, random)), () => {
        if (resting.get(member) === mark) resting.delete(member);
        over();
      });
    },
    forget: (member) => {
      times.delete(member);
      resting.delete(member);
    },
  };
}

/**
 * How long a messenger wants to be left alone, as its error says, in milliseconds; 0 when it says nothing.
 */
function retryAfter(error: unknown): number {
  const seconds: unknown =
    typeof error === 'object' && error !== null && 'retryAfterSeconds' in error
      ? error.retryAfterSeconds
      : undefined;
  return typeof seconds === 'number' && seconds > 0 ? Math.min(seconds * 1000, longestRest) : 0;
}
