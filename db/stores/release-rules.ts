import { parseDay } from '../../bot/domain/day';
import { type ReleaseRule, readPolicy, writePolicy } from '../../bot/domain/release-rule';
import type { ReleaseRules } from '../../bot/ports/release-rules';
import type { InstallationRow } from '../schema/keys';
import type { UnitOfWork } from '../unit-of-work';

/** The release's rule, in the installation's row. Errors are `StoreError`s. */
export function createReleaseRules(units: UnitOfWork): ReleaseRules {
  return {
    get: () =>
      units.read(async ({ installation }) => ruleIn(await installation.findOneBy({ name }))),
    settle: (decide) =>
      units.write(async ({ installation, audit }) => {
        const { rule, audit: entry } = decide(ruleIn(await installation.findOneBy({ name })));
        await installation.update({ name }, columnsOf(rule));
        if (entry !== undefined) await audit.insert(entry);
        return rule;
      }),
  };
}

const name = 'vissla';

function columnsOf({ policy, weaker }: ReleaseRule): Pick<InstallationRow, RuleColumn> {
  return {
    release: writePolicy(policy),
    weaker: weaker === undefined ? null : writePolicy(weaker.policy),
    weakerFrom: weaker?.from ?? null,
  };
}

type RuleColumn = 'release' | 'weaker' | 'weakerFrom';

function ruleIn(row: Pick<InstallationRow, RuleColumn> | null): ReleaseRule | undefined {
  const policy = readPolicy(row?.release ?? '');
  if (policy === undefined) return undefined;
  const [weaker, from] = [readPolicy(row?.weaker ?? ''), parseDay(row?.weakerFrom ?? '')];
  return weaker === undefined || from === undefined
    ? { policy }
    : { policy, weaker: { policy: weaker, from } };
}
