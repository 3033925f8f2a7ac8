import { addDays, type Day } from './day';
import { type ClockPolicy, daysOfWindow, type PassPolicy, type When, windowOf } from './window';

export type ChosenPolicy = 'at-once' | ClockPolicy;

/** The policy in force, and its successor from a day on. Only tests have policies that cannot be chosen. */
export interface PassRule<Policy extends PassPolicy = ChosenPolicy> {
  readonly policy: Policy;
  readonly next?: NextPolicy | undefined;
}

/** A chosen policy, and the first day of its first window. */
export interface NextPolicy {
  readonly policy: ChosenPolicy;
  readonly from: Day;
}

/** The policy for what is written on a day. */
export function policyOn<Policy extends PassPolicy>(
  { policy, next }: PassRule<Policy>,
  day: Day,
): Policy | ChosenPolicy {
  return next !== undefined && day >= next.from ? next.policy : policy;
}

/** The rule in force on a day: every running process changes at the same midnight. */
export function ruleAt<Policy extends PassPolicy>(
  rule: PassRule<Policy>,
  today: Day,
): PassRule<Policy | ChosenPolicy> {
  const { next } = rule;
  return next !== undefined && today >= next.from ? { policy: next.policy } : rule;
}

/**
 * The policy of the windows that a pass ends: it sets the hour. A policy's last window is its own to the end.
 */
export function policyUntil<Policy extends PassPolicy>(
  rule: PassRule<Policy>,
  outOn: Day,
): Policy | ChosenPolicy {
  return policyOn(rule, addDays(outOn, -1));
}

/**
 * The window of a day. A first window that would be too short is joined with the next one. So nobody in it is
 * delivered with fewer others than the policy says.
 */
export function windowIn(rule: PassRule<PassPolicy>, day: Day): When {
  const { policy, next } = rule;
  if (next === undefined || day < next.from) return windowOf(policy, day);
  const first = windowOf(next.policy, next.from);
  if (first.from >= next.from) return windowOf(next.policy, day);
  const joined = { ...windowOf(next.policy, first.outOn), from: next.from };
  return day <= joined.to ? joined : windowOf(next.policy, day);
}

/**
 * The rule after an operator's choice. A new policy begins where the running window ends; a week after days
 * begins on its own weekday. A weaker policy waits one whole window more, so that the change is seen. In a
 * new installation, and after `at-once`, it begins now.
 * @param stored the rule so far; `undefined` in a new installation
 */
export function nextRule(stored: PassRule | undefined, chosen: ChosenPolicy, today: Day): PassRule {
  if (stored === undefined) return { policy: chosen };
  const running = windowIn(stored, today);
  const { policy, next } = ruleAt(stored, today);
  const isChosen = writePolicy(chosen) === writePolicy(policy);
  // A change stays until its first window is delivered; a long first window is not changed again.
  const isNew = stored.next !== undefined && today >= stored.next.from;
  const isLong = running.from !== windowOf(policy, today).from;
  if (isNew && (isLong || (isChosen && today <= windowIn(stored, stored.next.from).outOn)))
    return stored;
  if (policy === 'at-once') return { policy: chosen };
  if (isChosen) return { policy };
  if (!isWeaker(chosen, policy)) return { policy, next: { policy: chosen, from: begins() } };
  // An earlier choice is not postponed by one that hides as much.
  const isSame =
    next !== undefined &&
    isWeaker(next.policy, policy) &&
    daysOfWindow(chosen) >= daysOfWindow(next.policy);
  const from = isSame ? next.from : addDays(running.outOn, daysOfWindow(policy));
  return { policy, next: { policy: chosen, from } };

  function begins(): Day {
    return daysOfWindow(policy) === 1 ? windowOf(chosen, running.to).outOn : running.outOn;
  }
}

/** Whether a policy hides less than another: its windows are shorter. */
export function isWeaker(chosen: PassPolicy, held: PassPolicy): boolean {
  return daysOfWindow(chosen) < daysOfWindow(held);
}

/** Writes a policy: `at-once`, `daily 10`, `weekly 10 2`. */
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
