import { addDays, type Day } from './day';
import { type ClockPolicy, daysOfWindow, isOver, type ReleasePolicy, windowOf } from './window';

/** What an operator can choose. */
export type ChosenPolicy = 'at-once' | ClockPolicy;

/** What holds, and what takes its place from a day on. Tests alone have policies that nobody can choose. */
export interface ReleaseRule<Policy extends ReleasePolicy = ChosenPolicy> {
  readonly policy: Policy;
  readonly weaker?: WeakerPolicy | undefined;
}

/**
 * A policy that hides less than the one that holds, and the day at whose hour (of the one that holds) it
 * takes its place.
 */
export interface WeakerPolicy {
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
 * What holds at a moment, in a process that runs on: at the hour of its day a weaker policy takes the place
 * of the one before. Of the clock alone, so that every process changes at the same time.
 */
export function ruleAt<Policy extends ReleasePolicy>(
  rule: ReleaseRule<Policy>,
  now: Now,
): ReleaseRule<Policy | ChosenPolicy> {
  const { policy, weaker } = rule;
  if (weaker === undefined || typeof policy !== 'object') return rule;
  const { policy: next, from } = weaker;
  return isOver(from, { ...now, endsAt: policy.hour }) ? { policy: next } : rule;
}

/**
 * What holds from now on, where an operator has chosen a policy. A weaker one works only after a whole window
 * of the stronger has passed since it was chosen: who began to write under a promise is not read under
 * another, and whoever changes it for a day is seen. A stronger one works at once.
 * @param stored what held so far; none in a new installation
 */
export function nextRule(
  stored: ReleaseRule | undefined,
  chosen: ChosenPolicy,
  now: Now,
): ReleaseRule {
  const held = stored && ruleAt(stored, now);
  if (held === undefined || daysOfWindow(chosen) >= daysOfWindow(held.policy))
    return { policy: chosen };
  const { policy, weaker } = held;
  // Nothing is weaker than `at-once`.
  if (policy === 'at-once') return { policy: chosen };
  if (weaker === undefined || daysOfWindow(chosen) < daysOfWindow(weaker.policy)) {
    const { endsOn } = windowOf(policy, now.today, now.hour);
    return { policy, weaker: { policy: chosen, from: addDays(endsOn, daysOfWindow(policy)) } };
  }
  return { policy, weaker: { policy: chosen, from: weaker.from } };
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
