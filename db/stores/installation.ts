import { IsNull } from 'typeorm';
import { parseDay } from '../../bot/domain/day';
import { type ReleaseRule, readPolicy, writePolicy } from '../../bot/domain/release-rule';
import type { ReleaseRules } from '../../bot/ports/release-rules';
import type { ReminderNote, Reminders } from '../../bot/ports/reminders';
import type { InstallationRow } from '../schema/rows';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';
import { noteNotices } from './outbox';

const name = 'vissla';

/** The reminder's day, in the installation's row. Errors are `StoreError`s. */
export function createReminders(units: UnitOfWork): Reminders {
  return {
    noted: () =>
      units.read(async ({ installation }) => {
        const row = await installation.findOneBy({ name });
        return parseDay(row?.remindedOn ?? '');
      }),
    note: (note, notices) =>
      units.write(async (tables) => {
        if (!(await noteReminder(tables, note))) return false;
        if (note.isTold) await noteNotices(tables, notices, 'reminder');
        return true;
      }),
  };
}

/** Notes a reminder's day, if what was noted before is as it was read; gives whether it did. */
export async function noteReminder(
  { installation }: Tables,
  { day, after }: ReminderNote,
): Promise<boolean> {
  const known = { name, remindedOn: after ?? IsNull() } as const;
  return (await installation.update(known, { remindedOn: day })).affected === 1;
}

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

type Mark = Pick<InstallationRow, 'deployment' | 'kind'>;

/** To which vault a database belongs, and whether its data are invented. */
export interface Installation {
  /** The mark; `undefined` in a new database. */
  get(): Promise<Mark | undefined>;
  /** Marks a new database; `store_unique` when it is marked already. */
  create(row: Mark): Promise<void>;
}

/** The one row that says what a database is. Errors are `StoreError`s. */
export function createInstallation(units: UnitOfWork): Installation {
  return {
    get: () =>
      units.read(async ({ installation }) => {
        const row = await installation.findOneBy({ name });
        return row === null ? undefined : { deployment: row.deployment, kind: row.kind };
      }),
    create: (row) =>
      units.write(async ({ installation }) => {
        await installation.insert({ name, ...row });
      }),
  };
}
