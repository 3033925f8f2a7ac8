import { type ReleaseRule, writePolicy } from '../../domain/release-rule';
import { type Config, chosenPolicy } from '../../settings/config';
import { describeNext, describeRelease, sayPolicy } from '../../start/advice-on-release';
import { type Findings, findingsOf, reportsOf } from './finding';

const { fine, skipped, warning } = reportsOf('release');

export function checkRelease(
  config: Pick<Config, 'release' | 'releaseHour' | 'releaseWeekday' | 'releaseDecided'>,
  rule: ReleaseRule | undefined,
  now: Parameters<typeof describeRelease>[1],
): Findings {
  if (rule === undefined) return skipped('Not known before the first start, or not to be read.');
  const { releaseDecided: decided } = config;
  const by = decided === undefined ? '' : ` Decided by: ${decided}`;
  const coming = describeNext(rule, now.today);
  const chosen = writePolicy(chosenPolicy(config));
  const known = [rule.policy, ...(rule.next === undefined ? [] : [rule.next.policy])];
  return findingsOf(
    fine(`${describeRelease(rule, now)}${by}`),
    coming !== undefined && warning(coming),
    known.every((policy) => writePolicy(policy) !== chosen) &&
      warning(
        `VISSLA_RELEASE says ${sayPolicy(chosenPolicy(config))}, which no start has read yet. Restart the bot; its start says from which day on it holds.`,
      ),
  );
}
