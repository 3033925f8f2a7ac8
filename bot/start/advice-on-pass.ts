import { addDays, type Day } from '../domain/day';
import {
  type ChosenPolicy,
  isWeaker,
  nextRule,
  type PassRule,
  ruleAt,
  writePolicy,
} from '../domain/pass-rule';
import { windowOf } from '../domain/window';
import { weekdays } from '../settings/values';

/** The hour is in Stockholm, 0 to 23. */
interface Now {
  readonly today: Day;
  readonly hour: number;
}

export function describePass(rule: PassRule, now: Now): string {
  const { policy } = ruleAt(rule, now.today);
  const words = `Pass: ${sayPolicy(policy)}`;
  if (policy === 'at-once') return `${words}.`;
  const { today, hour } = now;
  const pass = hour < policy.hour ? today : addDays(today, 1);
  if (policy.kind === 'daily') return `${words}; the next pass is on ${pass}.`;
  // The next window to come out. On its own day it is still to come.
  const { outOn } = windowOf(policy, addDays(pass, -1));
  return `${words}; the next pass is on ${outOn}, for what does not wait a week on ${pass}.`;
}

/** "weekly on Tuesdays at 10". */
export function sayPolicy(policy: ChosenPolicy): string {
  if (policy === 'at-once') return policy;
  if (policy.kind === 'daily') return `daily at ${policy.hour}`;
  const weekday = weekdays[policy.weekday - 1] ?? '';
  return `weekly on ${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}s at ${policy.hour}`;
}

/** After a restart; `undefined` if the chosen policy is the held one. */
export function describeChange(
  held: ChosenPolicy,
  chosen: ChosenPolicy,
  now: Now,
): string | undefined {
  if (writePolicy(held) === writePolicy(chosen)) return undefined;
  const { next } = nextRule({ policy: held }, chosen, now.today);
  return next === undefined
    ? `VISSLA_PASSES: ${sayPolicy(chosen)} holds from the restart on.`
    : `VISSLA_PASSES: ${sayPolicy(chosen)} holds from ${next.from} on, if the restart is today; ${sayPolicy(held)} until then.`;
}

/** Tells the operator at a start that the chosen policy does not hold yet; `undefined` if it does. */
export function describeNext(rule: PassRule, today: Day): string | undefined {
  const { policy, next } = ruleAt(rule, today);
  if (next === undefined) return undefined;
  const [now, then] = [sayPolicy(policy), sayPolicy(next.policy)];
  const holds = `VISSLA_PASSES: ${now} holds until ${next.from};`;
  if (!isWeaker(next.policy, policy))
    return `${holds} ${then} takes its place then, without another start.`;
  return `${holds} the weaker ${then} takes its place then, without another start. The desks' members can read it.`;
}
