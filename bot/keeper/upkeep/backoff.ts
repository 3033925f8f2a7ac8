import type { MemberId, NoticeMark } from '../../domain/ids';
import type { Notice } from '../../ports/notices';
import type { Who } from '../../ports/people';
import type { Random } from '../../ports/random';
import { waitAfter } from '../../threads/worker';

/** Milliseconds to wait between attempts to deliver a notice. */
const attemptPauses = [1_000, 15_000, 120_000, 600_000, 1_800_000];
/** The longest pause that a messenger gets when it asks for one. */
const longestPause = 3_600_000;

/** Failed notices and messengers, left alone for a while. No row tells how often a notice failed. */
export interface Backoff {
  /** Whether this notice waits after a failure. A newer one for the same member does not. */
  isWaiting(notice: Notice): boolean;
  /** Whether a messenger has asked for a pause. */
  isQuiet(messenger: Who['messenger']): boolean;
  /** A notice failed. If the error names a time, the messenger pauses as well. */
  begin(notice: Notice, error: unknown, messenger?: Who['messenger']): void;
  forget(member: MemberId): void;
}

export function createBackoff(options: {
  readonly random: Pick<Random, 'bytes'>;
  readonly later: (milliseconds: number, task: () => void) => void;
  /** Called when something may be tried again. */
  readonly over: () => void;
}): Backoff {
  const { random, later, over } = options;
  const times = new Map<MemberId, number>();
  const waiting = new Map<MemberId, NoticeMark>();
  const quiet = new Set<Who['messenger']>();
  return {
    isWaiting: ({ member, mark }) => waiting.get(member) === mark,
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
      waiting.set(member, mark);
      later(Math.max(asked, waitAfter(failures, attemptPauses, random)), () => {
        if (waiting.get(member) === mark) waiting.delete(member);
        over();
      });
    },
    forget: (member) => {
      times.delete(member);
      waiting.delete(member);
    },
  };
}

/** Milliseconds for which an error asks to be left alone; 0 if it says nothing. */
function retryAfter(error: unknown): number {
  const { retryAfterSeconds: seconds } = Object(error) as Readonly<Record<string, unknown>>;
  return typeof seconds === 'number' && seconds > 0 ? Math.min(seconds * 1000, longestPause) : 0;
}
