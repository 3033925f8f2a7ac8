import { addDays, type Day } from '../domain/day';
import { limits } from '../domain/limits';
import { type ChosenPolicy, policyUntil, type ReleaseRule, ruleAt } from '../domain/release-rule';
import {
  dailyWindow,
  daysOfWindow,
  isOver,
  type ReleasePolicy,
  type WaitsFor,
  type Window,
  windowWith,
} from '../domain/window';
import type { Clock } from '../ports/clock';
import type { Epoch } from '../ports/pool';
import type { Windows } from '../ports/windows';
import { hourAt } from './clock';

/** How long before a window's end it is nearly over: time for two looks of the keeper. */
const aheadMilliseconds = 120_000;

/**
 * The windows of a rule. What is written into an epoch that the clock ends belongs to the window that ends
 * with it, whatever the clock says: servers differ around the hour, and clocks are set back.
 * @param hour at which a window ends that an earlier policy began; a policy's own hour goes before it
 */
export function createWindows(
  rule: ReleaseRule<ReleasePolicy>,
  clock: Clock,
  hour: number = limits.releaseHour,
): Windows {
  const inForce = createRuleInForce(rule, clock);
  const held = (): ReleasePolicy => inForce().policy;
  /** The window that ends with the next pass. */
  const untilPass = (): Window | undefined => {
    const policy = held();
    if (typeof policy !== 'object') return undefined;
    const pass = dailyWindow(clock.today(), hourAt(clock.now()), policy.hour);
    const { next } = rule;
    // The policy before has had its pass on that day.
    const isBefore = next?.policy === policy && pass.endsOn <= next.from;
    return isBefore ? windowUntil(addDays(next.from, 1)) : pass;
  };
  const isBelievable: Windows['isBelievable'] = ({ endsOn }) => {
    const ends = untilPass()?.endsOn;
    return ends === undefined || (endsOn !== undefined && endsOn <= addDays(ends, 1));
  };
  const windowOf = (waits: WaitsFor, epoch?: Ends): Window | undefined => {
    const pass =
      epoch?.endsOn !== undefined && isBelievable(epoch) ? windowUntil(epoch.endsOn) : untilPass();
    if (pass === undefined || waits === 'pass') return pass;
    const policy = policyUntil(rule, pass.endsOn);
    return typeof policy === 'object' ? windowWith(policy, pass) : pass;
  };
  const endsAt = (endsOn: Day | undefined): number =>
    hourOf(endsOn === undefined ? held() : policyUntil(rule, endsOn), hour);
  return {
    get byClock() {
      return typeof held() === 'object';
    },
    get days() {
      return daysOfWindow(held());
    },
    running: () => windowOf('window'),
    firstDay: (waits, epoch) => windowOf(waits, epoch)?.firstDay ?? clock.today(),
    opensOn: (waits, epoch) => windowOf(waits, epoch)?.endsOn ?? clock.today(),
    dueOn: (waits, epoch) => {
      const window = windowOf(waits, epoch);
      return waits === 'pass' ? window && 'pass' : window?.endsOn;
    },
    endsOn: () => untilPass()?.endsOn,
    isBelievable,
    isOver: ({ endsOn }) =>
      isOver(endsOn, {
        today: clock.today(),
        hour: hourAt(clock.now()),
        endsAt: endsAt(endsOn),
      }),
    isNearlyOver: ({ endsOn }) => {
      const hour = hourAt(clock.now() + aheadMilliseconds);
      const today = hour < hourAt(clock.now()) ? addDays(clock.today(), 1) : clock.today();
      return isOver(endsOn, { today, hour, endsAt: endsAt(endsOn) });
    },
  };
}

/** An epoch, as far as its window goes. */
type Ends = Pick<Epoch, 'endsOn'>;

/** The day's window that ends with an epoch. */
function windowUntil(endsOn: Day): Window {
  return { firstDay: addDays(endsOn, -1), endsOn };
}

/**
 * What holds just now of a rule: asked again and again, for another policy takes its place while the process
 * runs.
 */
export function createRuleInForce<Policy extends ReleasePolicy>(
  rule: ReleaseRule<Policy>,
  clock: Clock,
): () => ReleaseRule<Policy | ChosenPolicy> {
  if (rule.next === undefined) return () => rule;
  return () => ruleAt(rule, { today: clock.today(), hour: hourAt(clock.now()) });
}

/** The hour of a day's pass: the policy's, where the clock ends its windows. */
export function hourOf(policy: ReleasePolicy, otherwise: number = limits.releaseHour): number {
  return typeof policy === 'object' ? policy.hour : otherwise;
}
