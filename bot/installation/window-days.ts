import { ruleAt } from '../domain/release-rule';
import { daysOfWindow } from '../domain/window';
import { hourAt } from '../platform/clock';
import type { Clock } from '../ports/clock';
import type { ReleaseRules } from '../ports/release-rules';

/**
 * How many days a window of the release spans that holds now, by the rule that is stored; none where no start
 * has stored one.
 */
export async function windowDaysOf(
  rules: Pick<ReleaseRules, 'get'>,
  clock: Clock,
): Promise<number> {
  const rule = await rules.get();
  const now = { today: clock.today(), hour: hourAt(clock.now()) };
  return rule === undefined ? 0 : daysOfWindow(ruleAt(rule, now).policy);
}
