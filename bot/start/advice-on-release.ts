import { type ReleaseRule, writePolicy } from '../domain/release-rule';

/** What the operator reads at a start whose setting does not hold yet; nothing where it does. */
export function describeWeaker({ policy, weaker }: ReleaseRule): string | undefined {
  if (weaker === undefined) return undefined;
  const [now, then] = [writePolicy(policy), writePolicy(weaker.policy)];
  return `VISSLA_RELEASE: ${now} holds until ${weaker.from}; the weaker ${then} takes its place then, without another start. The desks' members can read it.`;
}
