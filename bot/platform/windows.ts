import { limits } from '../domain/limits';
import { dailyWindow, isOver, type ReleasePolicy, type Window } from '../domain/window';
import type { Clock } from '../ports/clock';
import type { Windows } from '../ports/windows';
import { hourAt } from './clock';

/** The windows of a policy. */
export function createWindows(policy: ReleasePolicy, clock: Clock): Windows {
  const endsAt = typeof policy === 'object' ? policy.hour : limits.releaseHour;
  const now = (): Window | undefined =>
    typeof policy === 'object'
      ? dailyWindow(clock.today(), hourAt(clock.now()), endsAt)
      : undefined;
  return {
    firstDay: () => now()?.firstDay ?? clock.today(),
    opensOn: () => now()?.endsOn ?? clock.today(),
    endsOn: () => now()?.endsOn,
    isOver: ({ endsOn }) =>
      isOver(endsOn, { today: clock.today(), hour: hourAt(clock.now()), endsAt }),
  };
}
