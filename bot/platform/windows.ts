import { addDays } from '../domain/day';
import { limits } from '../domain/limits';
import { type ChosenPolicy, type ReleaseRule, ruleAt } from '../domain/release-rule';
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
 * @param inForce the one that holds just now: a weaker one may take its place while the process runs
 * @param hour at which a window ends that an earlier policy began; a policy's own hour goes before it
 */
export function createWindows(
  inForce: () => ReleasePolicy,
  clock: Clock,
  hour: number = limits.releaseHour,
): Windows {
  const endsAt = (): number => hourOf(inForce(), hour);
  const now = (waits: WaitsFor): Window | undefined => {
    const policy = inForce();
    if (typeof policy !== 'object') return undefined;
    const [today, thisHour] = [clock.today(), hourAt(clock.now())];
    return waits === 'pass'
      ? dailyWindow(today, thisHour, policy.hour)
      : windowOf(policy, today, thisHour);
  };
  return {
    get policy() {
      return inForce();
    },
    get byClock() {
      return typeof inForce() === 'object';
    },
    get days() {
      return daysOfWindow(inForce());
    },
    running: () => now('window'),
    firstDay: (waits) => now(waits)?.firstDay ?? clock.today(),
    opensOn: (waits) => now(waits)?.endsOn ?? clock.today(),
    dueOn: (waits) => (waits === 'pass' ? now(waits) && 'pass' : now(waits)?.endsOn),
    endsOn: () => now('pass')?.endsOn,
    isOver: ({ endsOn }) =>
      isOver(endsOn, { today: clock.today(), hour: hourAt(clock.now()), endsAt: endsAt() }),
    isNearlyOver: ({ endsOn }) => {
      const hour = hourAt(clock.now() + aheadMilliseconds);
      const today = hour < hourAt(clock.now()) ? addDays(clock.today(), 1) : clock.today();
      return isOver(endsOn, { today, hour, endsAt: endsAt() });
    },
  };
}

/**
 * What holds just now of a rule: asked again and again, for a weaker policy takes its place while the process
 * runs.
 */
export function createRuleInForce<Policy extends ReleasePolicy>(
  rule: ReleaseRule<Policy>,
  clock: Clock,
): () => ReleaseRule<Policy | ChosenPolicy> {
  if (rule.weaker === undefined) return () => rule;
  return () => ruleAt(rule, { today: clock.today(), hour: hourAt(clock.now()) });
}

/** The hour of a day's pass: the policy's, where the clock ends its windows. */
export function hourOf(policy: ReleasePolicy, otherwise: number = limits.releaseHour): number {
  return typeof policy === 'object' ? policy.hour : otherwise;
}
