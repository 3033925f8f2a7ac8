import { addDays, type Day, dayNumber } from '../domain/day';
import { limits } from '../domain/limits';
import { type PassRule, policyOn, policyUntil, ruleAt, windowIn } from '../domain/pass-rule';
import { type PassPolicy, type WaitsFor, type When, withPass } from '../domain/window';
import type { Clock, Windows } from '../ports/time';
import { dayAt, hourAt } from './clock';

/** A pass is nearly due so long before it: time for two looks of the keeper. */
const aheadMilliseconds = 120_000;

/** `hour` is that of a day's pass, if the policy sets none. */
export function createWindows(
  rule: PassRule<PassPolicy>,
  clock: Clock,
  hour: number = limits.passHour,
): Windows {
  const hourOfPass = (day: Day): number => {
    const policy = policyUntil(rule, day);
    return typeof policy === 'object' ? policy.hour : hour;
  };
  const isPassedAt = (day: Day, today: Day, now: number): boolean =>
    day < today || (day === today && hourAt(now) >= hourOfPass(day));
  const isPassed = (day: Day): boolean => isPassedAt(day, clock.today(), clock.now());
  const nextPass = (): Day | undefined => {
    const today = clock.today();
    const pass = isPassed(today) ? addDays(today, 1) : today;
    return typeof policyUntil(rule, pass) === 'object' ? pass : undefined;
  };
  const waitsForPass = (day: Day, waits: WaitsFor): boolean => {
    const policy = policyOn(rule, day);
    if (typeof policy !== 'object') return false;
    return waits === 'pass' || (waits === 'day' && policy.kind === 'weekly');
  };
  const readableOn: Windows['readableOn'] = (done, waits) =>
    waitsForPass(done, waits) ? addDays(done, 1) : windowIn(rule, done).outOn;
  const running = (): When => windowIn(rule, clock.today());
  return {
    get byClock() {
      return nextPass() !== undefined;
    },
    get days() {
      const { from, outOn } = running();
      return dayNumber(outOn) - dayNumber(from);
    },
    when: (waits) => {
      const pass = waitsForPass(clock.today(), waits) ? nextPass() : undefined;
      return pass === undefined ? running() : withPass(pass);
    },
    readableOn,
    lastDayFor: (readable, waits) => {
      let day = readable;
      while (readableOn(day, waits) > readable) {
        const { from } = windowIn(rule, day);
        day = addDays(waitsForPass(day, waits) ? day : from, -1);
      }
      return day;
    },
    nextPass,
    isByClock: (day) => typeof policyUntil(rule, day) === 'object',
    hourOfPass,
    isPassed,
    isNearlyPassed: (day) => {
      const soon = clock.now() + aheadMilliseconds;
      return isPassedAt(day, dayAt(soon), soon);
    },
    isBelievable: (day) => day <= windowIn(rule, addDays(clock.today(), 1)).outOn,
  };
}

export interface PassInForce {
  readonly rule: () => PassRule<PassPolicy>;
  readonly windows: Windows;
}

/** @param hour see {@link createWindows} */
export function passInForce(rule: PassRule<PassPolicy>, clock: Clock, hour?: number): PassInForce {
  const now = rule.next === undefined ? () => rule : () => ruleAt(rule, clock.today());
  return { rule: now, windows: createWindows(rule, clock, hour) };
}
