import { addDays, type Day } from './day';
import { type ClockPolicy, daysOfWindow, isOver, type ReleasePolicy, windowOf } from './window';

/** What an operator can choose. */
export type ChosenPolicy = 'at-once' | ClockPolicy;

/** What holds, and what takes its place from a day on. Tests alone have policies that nobody can choose. */
export interface ReleaseRule<Policy extends ReleasePolicy = ChosenPolicy> {
  readonly policy: Policy;
  readonly next?: NextPolicy | undefined;
}

/** A policy that was chosen, and the day at whose hour (of the one that holds) it takes its place. */
export interface NextPolicy {
  readonly policy: ChosenPolicy;
  readonly from: Day;
}

/** A moment, as far as windows know it. */
interface Now {
  readonly today: Day;
  /** In Stockholm, 0 to 23. */
  readonly hour: number;
}

/**
 * What holds at a moment, in a process that runs on: at the hour of its day the next policy takes the place
 * of the one before. Of the clock alone, so that every process changes at the same time.
 */
export function ruleAt<Policy extends ReleasePolicy>(
  rule: ReleaseRule<Policy>,
  now: Now,
): ReleaseRule<Policy | ChosenPolicy> {
  const { policy, next } = rule;
  if (next === undefined || typeof policy !== 'object') return rule;
  return isOver(next.from, { ...now, endsAt: policy.hour }) ? { policy: next.policy } : rule;
}

/**
 * The policy of a window, by the day on which it ends. The last window of a policy is that policy's own to
 * its end, whatever holds when somebody looks at it.
 */
export function policyUntil<Policy extends ReleasePolicy>(
  { policy, next }: ReleaseRule<Policy>,
  endsOn: Day,
): Policy | ChosenPolicy {
  return next !== undefined && endsOn > next.from ? next.policy : policy;
}

/**
 * What holds from now on, where an operator has chosen a policy. Another one takes its place at the end of
 * the window that runs: nobody who wrote in it is released with fewer others than was said. One that hides
 * less waits for a whole window besides, so that whoever changes it for a day is seen. In a new
 * installation, and after `at-once`, it holds now.
 * @param stored what held so far; none in a new installation
 */
export function nextRule(
  stored: ReleaseRule | undefined,
  chosen: ChosenPolicy,
  now: Now,
): ReleaseRule {
  const held = stored && ruleAt(stored, now);
  if (held === undefined || held.policy === 'at-once') return { policy: chosen };
  const { policy, next } = held;
  if (writePolicy(chosen) === writePolicy(policy)) return { policy };
  const { endsOn } = windowOf(policy, now.today, now.hour);
  if (!isWeaker(chosen, policy)) return { policy, next: { policy: chosen, from: endsOn } };
  // A choice that was made before is not put off by one that hides as much.
  const isKept =
    next !== undefined &&
    isWeaker(next.policy, policy) &&
    daysOfWindow(chosen) >= daysOfWindow(next.policy);
  const from = isKept ? next.from : addDays(endsOn, daysOfWindow(policy));
  return { policy, next: { policy: chosen, from } };
}

/**
 * Whether a policy that takes another's place hides less: for good, since its windows are shorter, or once,
 * since its first window ends sooner, on another weekday or at an earlier hour. Whoever moves the hour to and
 * fro would make a short one each time.
 */
export function isWeaker(chosen: ReleasePolicy, held: ReleasePolicy): boolean {
  if (daysOfWindow(chosen) !== daysOfWindow(held)) return daysOfWindow(chosen) < daysOfWindow(held);
  if (typeof chosen !== 'object' || typeof held !== 'object') return false;
  const isMoved =
    chosen.kind === 'weekly' && held.kind === 'weekly' && chosen.weekday !== held.weekday;
  return isMoved || chosen.hour < held.hour;
}

/** A policy in one word or some: `at-once`, `daily 10`, `weekly 10 2`. */
export function writePolicy(policy: ChosenPolicy): string {
  if (policy === 'at-once') return policy;
  return policy.kind === 'daily'
    ? `daily ${policy.hour}`
    : `weekly ${policy.hour} ${policy.weekday}`;
}

/** Reads what {@link writePolicy} wrote; `undefined` for anything else. */
export function readPolicy(text: string): ChosenPolicy | undefined {
  if (text === 'at-once') return text;
  const [, kind, hour, weekday] = /^(daily|weekly) (\d{1,2})(?: ([1-7]))?$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23) return undefined;
  if (kind === 'daily') return weekday === undefined ? { kind, hour: Number(hour) } : undefined;
  return weekday === undefined
    ? undefined
    : { kind: 'weekly', hour: Number(hour), weekday: Number(weekday) };
}
