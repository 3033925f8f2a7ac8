import { type PassRule, writePolicy } from '../../domain/pass-rule';
import { type Config, chosenPolicy } from '../../settings/config';
import { describeNext, describePass, sayPolicy } from '../../start/advice-on-pass';
import { type Findings, findingsOf, reportsOf } from './finding';

const { fine, skipped, warning } = reportsOf('pass');

export function checkPass(
  config: Pick<Config, 'pass' | 'passHour' | 'passWeekday' | 'passDecided'>,
  rule: PassRule | undefined,
  now: Parameters<typeof describePass>[1],
): Findings {
  if (rule === undefined) return skipped('Not known before the first start, or not to be read.');
  const { passDecided: decided } = config;
  const by = decided === undefined ? '' : ` Decided by: ${decided}`;
  const coming = describeNext(rule, now.today);
  const chosen = writePolicy(chosenPolicy(config));
  const known = [rule.policy, ...(rule.next === undefined ? [] : [rule.next.policy])];
  return findingsOf(
    fine(`${describePass(rule, now)}${by}`),
    coming !== undefined && warning(coming),
    known.every((policy) => writePolicy(policy) !== chosen) &&
      warning(
        `VISSLA_PASSES says ${sayPolicy(chosenPolicy(config))}, which no start has read yet. Restart the bot; its start says from which day on it holds.`,
      ),
  );
}
