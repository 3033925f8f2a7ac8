import { nobody } from '../domain/audit';
import {
  type ChosenPolicy,
  isWeaker,
  nextRule,
  type PassRule,
  writePolicy,
} from '../domain/pass-rule';
import type { PassRules } from '../ports/pool-store';
import type { Random } from '../ports/random';
import type { Clock } from '../ports/time';

/** The rule from this start on. The first start with a weaker policy notes it in the audit. */
export function decidePass(
  world: { rules: PassRules; clock: Clock; random: Pick<Random, 'id'> },
  chosen: ChosenPolicy,
): Promise<PassRule> {
  const { rules, clock, random } = world;
  return rules.update((stored) => {
    const day = clock.today();
    const rule = nextRule(stored, chosen, day);
    const [known, next] = [stored?.next?.policy, rule.next?.policy];
    const isWeakened = next !== undefined && isWeaker(next, rule.policy);
    const isKnown =
      known !== undefined && next !== undefined && writePolicy(known) === writePolicy(next);
    if (!isWeakened || isKnown) return { rule, audit: undefined };
    return { rule, audit: { id: random.id(), day, event: 'pass_weakened', member: nobody } };
  });
}
