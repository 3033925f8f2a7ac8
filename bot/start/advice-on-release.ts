import { isWeaker, type ReleaseRule, writePolicy } from '../domain/release-rule';

/** What the operator reads at a start whose setting does not hold yet; nothing where it does. */
export function describeNext({ policy, next }: ReleaseRule): string | undefined {
  if (next === undefined) return undefined;
  const [now, then] = [writePolicy(policy), writePolicy(next.policy)];
  const holds = `VISSLA_RELEASE: ${now} holds until ${next.from};`;
  if (!isWeaker(next.policy, policy))
    return `${holds} ${then} takes its place then, without another start.`;
  return `${holds} the weaker ${then} takes its place then, without another start. The desks' members can read it.`;
}
