import { type AuditEntry, nobody } from '../domain/audit';
import {
  type ChosenPolicy,
  isWeaker,
  nextRule,
  type ReleaseRule,
  writePolicy,
} from '../domain/release-rule';
import type { Clock } from '../ports/clock';
import type { Random } from '../ports/random';
import type { ReleaseRules } from '../ports/release-rules';

/**
 * What holds from this start on, by the rule that is stored and what the operator has chosen. That a weaker
 * policy was chosen stands in the audit, on the day of the first start that reads it.
 */
export function settleRelease(
  {
    rules,
    clock,
    random,
  }: {
    readonly rules: ReleaseRules;
    readonly clock: Clock;
    readonly random: Pick<Random, 'id'>;
  },
  chosen: ChosenPolicy,
): Promise<ReleaseRule> {
  return rules.settle((stored) => {
    const rule = nextRule(stored, chosen, clock.today());
    const isNews =
      rule.next !== undefined &&
      isWeaker(rule.next.policy, rule.policy) &&
      (stored?.next === undefined || !isSame(stored.next.policy, rule.next.policy));
    return { rule, audit: isNews ? weakened(clock, random) : undefined };
  });
}

function isSame(one: ChosenPolicy, other: ChosenPolicy): boolean {
  return writePolicy(one) === writePolicy(other);
}

function weakened({ today }: Pick<Clock, 'today'>, random: Pick<Random, 'id'>): AuditEntry {
  return { id: random.id(), day: today(), event: 'release_weakened', member: nobody };
}
