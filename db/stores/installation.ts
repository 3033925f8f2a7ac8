import { IsNull } from 'typeorm';
import { parseDay } from '../../bot/domain/day';
import { type PassRule, readPolicy, writePolicy } from '../../bot/domain/pass-rule';
import type { ReminderNote, Reminders } from '../../bot/ports/notices';
import type { PassRules } from '../../bot/ports/pool-store';
import type { InstallationRow } from '../schema/rows';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';
import { noteNotices } from './outbox';

const name = 'vissla';

export function createReminders(units: UnitOfWork): Reminders {
  return {
    noted: () =>
      units.read(async ({ installation }) =>
        parseDay((await installation.findOneBy({ name }))?.remindedOn ?? ''),
      ),
    note: (note, notices) =>
      units.write(async (tables) => {
        if (!(await noteReminder(tables, note))) return false;
        if (note.isTold) await noteNotices(tables, notices, 'reminder');
        return true;
      }),
  };
}

/** True, if the earlier note is as it was read and the day is noted. */
export async function noteReminder(
  { installation }: Tables,
  { day, after }: ReminderNote,
): Promise<boolean> {
  const known = { name, remindedOn: after ?? IsNull() } as const;
  return (await installation.update(known, { remindedOn: day })).affected === 1;
}

export function createPassRules(units: UnitOfWork, book: AuditBook): PassRules {
  return {
    get: () => units.read(readRule),
    update: (decide) =>
      units.write(async (tables) => {
        const { rule, audit: entry } = decide(await readRule(tables));
        await tables.installation.update({ name }, columnsOf(rule));
        if (entry !== undefined) await book.append(tables, entry);
        return rule;
      }),
  };
}

/** `undefined` if there is none that can be read. */
export async function readRule({ installation }: Tables): Promise<PassRule | undefined> {
  const row = await installation.findOneBy({ name });
  const policy = readPolicy(row?.pass ?? '');
  if (policy === undefined) return undefined;
  const [next, from] = [readPolicy(row?.weaker ?? ''), parseDay(row?.weakerFrom ?? '')];
  return next === undefined || from === undefined
    ? { policy }
    : { policy, next: { policy: next, from } };
}

function columnsOf({ policy, next }: PassRule) {
  return {
    pass: writePolicy(policy),
    weaker: next === undefined ? null : writePolicy(next.policy),
    weakerFrom: next?.from ?? null,
  };
}

type StoredMark = Pick<InstallationRow, 'deployment' | 'kind'>;

/** `undefined` in a new database. */
export async function readMark({ installation }: Tables): Promise<StoredMark | undefined> {
  const row = await installation.findOneBy({ name });
  return row === null ? undefined : { deployment: row.deployment, kind: row.kind };
}

export function createInstallation(units: UnitOfWork): {
  readonly get: () => Promise<StoredMark | undefined>;
  /** Throws `store_unique` when it is marked already. */
  readonly create: (row: StoredMark) => Promise<void>;
} {
  return {
    get: () => units.read(readMark),
    create: async (row) => {
      await units.write(({ installation }) => installation.insert({ name, ...row }));
    },
  };
}
