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

/** The rule from this start on. The first start with a weaker policy notes it in the audit. */
export function decideRelease(
  world: { rules: ReleaseRules; clock: Clock; random: Pick<Random, 'id'> },
  chosen: ChosenPolicy,
): Promise<ReleaseRule> {
  const { rules, clock, random } = world;
  return rules.update((stored) => {
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
