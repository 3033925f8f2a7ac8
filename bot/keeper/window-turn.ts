import type { Day } from '../domain/day';
import type { Windows } from '../ports/windows';
import type { ReleaseKeeper } from './release-keeper';

/**
 * Ends a window that is over before a press is answered, once a window in each process: what is written from
 * the hour on bears the next window's day and lies in the next window's epoch. Else a report from before the
 * next look would come out a day early, with a day that says so. A release that fails holds nobody up.
 */
export function createWindowTurn(
  windows: Pick<Windows, 'endsOn'>,
  release: Pick<ReleaseKeeper, 'look' | 'ended'>,
): () => Promise<void> {
  let known: Day | undefined;
  return async () => {
    const now = windows.endsOn();
    if (now === known) return;
    release.look();
    await release.ended();
    known = now;
  };
}
