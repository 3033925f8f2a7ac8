import { parseDay } from '../../bot/domain/day';
import { type ReleaseRule, readPolicy, writePolicy } from '../../bot/domain/release-rule';
import type { ReleaseRules } from '../../bot/ports/release-rules';
import type { InstallationRow } from '../schema/keys';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';

/** The release's rule, in the installation's row. Errors are `StoreError`s. */
export function createReleaseRules(units: UnitOfWork, book: AuditBook): ReleaseRules {
  return {
    get: () => units.read(readRule),
    settle: (decide) =>
      units.write(async (tables) => {
        const { rule, audit: entry } = decide(await readRule(tables));
        await tables.installation.update({ name }, columnsOf(rule));
        if (entry !== undefined) await book.append(tables, entry);
        return rule;
      }),
  };
}

/** The rule that is stored, if one that reads is. */
export async function readRule({ installation }: Tables): Promise<ReleaseRule | undefined> {
  return ruleIn(await installation.findOneBy({ name }));
}

const name = 'vissla';

function columnsOf({ policy, next }: ReleaseRule): Pick<InstallationRow, RuleColumn> {
  return {
    release: writePolicy(policy),
    weaker: next === undefined ? null : writePolicy(next.policy),
    weakerFrom: next?.from ?? null,
  };
}

type RuleColumn = 'release' | 'weaker' | 'weakerFrom';

function ruleIn(row: Pick<InstallationRow, RuleColumn> | null): ReleaseRule | undefined {
  const policy = readPolicy(row?.release ?? '');
  if (policy === undefined) return undefined;
  const [next, from] = [readPolicy(row?.weaker ?? ''), parseDay(row?.weakerFrom ?? '')];
  return next === undefined || from === undefined
    ? { policy }
    : { policy, next: { policy: next, from } };
}
