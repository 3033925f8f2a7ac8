import { limits } from '../domain/limits';
import { dailyWindow, isOver, type ReleasePolicy, type Window } from '../domain/window';
import type { Clock } from '../ports/clock';
import type { Windows } from '../ports/windows';
import { hourAt } from './clock';

/**
 * The windows of a policy.
 * @param hour at which a window ends that an earlier policy began; a policy's own hour goes before it
 */
export function createWindows(
  policy: ReleasePolicy,
  clock: Clock,
  hour: number = limits.releaseHour,
): Windows {
  const endsAt = typeof policy === 'object' ? policy.hour : hour;
  const now = (): Window | undefined =>
    typeof policy === 'object'
      ? dailyWindow(clock.today(), hourAt(clock.now()), endsAt)
      : undefined;
  return {
    byClock: typeof policy === 'object',
    running: now,
    firstDay: () => now()?.firstDay ?? clock.today(),
    opensOn: () => now()?.endsOn ?? clock.today(),
    endsOn: () => now()?.endsOn,
    isOver: ({ endsOn }) =>
      isOver(endsOn, { today: clock.today(), hour: hourAt(clock.now()), endsAt }),
  };
}
