import { addDays } from '../domain/day';
import { limits } from '../domain/limits';
import {
  dailyWindow,
  daysOfWindow,
  isOver,
  type ReleasePolicy,
  type WaitsFor,
  type Window,
  windowOf,
} from '../domain/window';
import type { Clock } from '../ports/clock';
import type { Windows } from '../ports/windows';
import { hourAt } from './clock';

/** How long before a window's end it is nearly over: time for two looks of the keeper. */
const aheadMilliseconds = 120_000;

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
  const now = (waits: WaitsFor): Window | undefined => {
    if (typeof policy !== 'object') return undefined;
    const [today, thisHour] = [clock.today(), hourAt(clock.now())];
    return waits === 'pass'
      ? dailyWindow(today, thisHour, endsAt)
      : windowOf(policy, today, thisHour);
  };
  return {
    policy,
    byClock: typeof policy === 'object',
    days: daysOfWindow(policy),
    running: () => now('window'),
    firstDay: (waits) => now(waits)?.firstDay ?? clock.today(),
    opensOn: (waits) => now(waits)?.endsOn ?? clock.today(),
    dueOn: (waits) => (waits === 'pass' ? now(waits) && 'pass' : now(waits)?.endsOn),
    endsOn: () => now('pass')?.endsOn,
    isOver: ({ endsOn }) =>
      isOver(endsOn, { today: clock.today(), hour: hourAt(clock.now()), endsAt }),
    isNearlyOver: ({ endsOn }) => {
      const hour = hourAt(clock.now() + aheadMilliseconds);
      const today = hour < hourAt(clock.now()) ? addDays(clock.today(), 1) : clock.today();
      return isOver(endsOn, { today, hour, endsAt });
    },
  };
}
