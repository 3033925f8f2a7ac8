import { type DataSource, In, LessThan } from 'typeorm';
import { addDays, type Day, type Month } from '../bot/domain/day';
import type { Desk, MemberId } from '../bot/domain/ids';
import { inDialect } from './dialects';
import { translated } from './driver-errors';
import { foreignSchema } from './foreign-schema';
import type { DatabaseLocation, Weakness } from './location';
import { readMigrationState } from './migrate';
import { opening } from './opening';
import { bindTables, type Tables } from './schema/tables';
import { lastLink } from './stores/audit-book';
import { inChunks } from './stores/chunks';
import { readMark, readRule } from './stores/installation';
import { createNeededKeys } from './stores/needed-keys';
import { readRosterRows } from './stores/staff-store';
import { expiryMonths } from './stores/thread-store';

/** Nothing is changed: no migration is run, no row is written. */
export type Inspection = Awaited<ReturnType<typeof look>>;

/** Throws a `StoreError`. */
export async function inspectDatabase<T>(
  location: DatabaseLocation,
  work: (inspection: Inspection) => Promise<T>,
): Promise<T> {
  const source = inDialect(location, (dialect, there) => dialect.reader(there));
  const steps = async (): Promise<Inspection> => {
    await source.initialize();
    return look(source, location);
  };
  const inspection = await opening(source, steps, (error) =>
    inDialect(location, (dialect, there) => dialect.explain(there, error)),
  );
  try {
    return await translated(() => work(inspection));
  } finally {
    await source.destroy();
  }
}

async function look(source: DataSource, location: DatabaseLocation) {
  const tables = bindTables(source.manager);
  const weaknesses: readonly Weakness[] = await inDialect(location, async (dialect, there) => [
    ...dialect.warnings(there),
    ...(await dialect.weaknesses(source)),
  ]);
  return {
    weaknesses,
    migrations: await readMigrationState(source),
    /** Foreign objects in the schema. Not to be asked while migrations are pending. */
    foreign: () => foreignSchema(source.manager),
    /** `undefined` in an unfinished database. Not to be asked while migrations are pending. */
    mark: () => readMark(tables),
    /** None before the first start that has one. */
    passRule: () => readRule(tables),
    /** The desks' lists as stored; the vault's keys tell which of them count. */
    rosters: () => readRosterRows(tables),
    knownVaultKeys: () => tables.vaultKey.find(),
    auditHead: () => lastLink(tables),
    lastDeed: async () => {
      const order = { day: 'DESC' } as const;
      const [last] = await tables.audit.find({ select: { id: true, day: true }, order, take: 1 });
      return last?.day;
    },
    /** Ever let in to a desk, also if they have left. */
    admitted: async () => {
      const joined = await tables.audit.findBy({ event: In(['member_joined', 'member_approved']) });
      return [...new Set(joined.map((one) => (one.subject ?? one.member) as MemberId))];
    },
    /** The days of the passes of images that were set aside. */
    asideDays: async () => {
      const rows = await tables.poolAside.find({ select: { revision: true, endsOn: true } });
      return [...new Set(rows.map(({ endsOn }) => endsOn))].sort();
    },
    neededKeys: createNeededKeys((question) => question(tables)),
    figures: (openMonths: readonly Month[], before: Day) => readFigures(tables, openMonths, before),
  };
}

/** Counts and dates of clear columns; nothing of one thread. */
export interface Figures {
  readonly openThreads: Readonly<Record<Desk, number>>;
  readonly expiryMonths: readonly Month[];
  readonly draftKeyDays: readonly Day[];
  /** Members with a notice of an earlier day that no messenger has taken. */
  readonly unreached: number;
  /** The desks with open threads, older than the reports may lie, of which nobody has opened any. */
  readonly unopened: readonly Desk[];
}

/** How long a report may lie before somebody of the desk has opened it, in days. */
const mayLie = 14;

/**
 * Reads the figures of the operator's `status`.
 * @param openMonths the expiry months of open threads
 * @param before threads filed on this day or later are not counted
 */
async function readFigures(
  tables: Tables,
  openMonths: readonly Month[],
  before: Day,
): Promise<Figures> {
  const { thread, draftKey, notice } = tables;
  const open = (desk: Desk): Promise<number> =>
    thread.countBy({ desk, expiry: In([...openMonths]), filedOn: LessThan(before) });
  const days = await draftKey.find({ select: { day: true } });
  return {
    openThreads: { whistleblowing: await open('whistleblowing'), hr: await open('hr') },
    expiryMonths: [...(await expiryMonths(tables))].sort(),
    draftKeyDays: days.map(({ day }) => day).sort(),
    unreached: await notice.countBy({ day: LessThan(before) }),
    unopened: await unopenedDesks(tables, openMonths, addDays(before, -mayLie)),
  };
}

/** Finds them by the audit: it has each reading, also of a thread that was only opened. */
async function unopenedDesks(
  { thread, audit }: Tables,
  openMonths: readonly Month[],
  before: Day,
): Promise<readonly Desk[]> {
  const old = await thread.find({
    select: { id: true, desk: true },
    where: { expiry: In([...openMonths]), filedOn: LessThan(before) },
  });
  const ids = old.map(({ id }) => id);
  const entries = await inChunks(ids, (some) => audit.findBy({ thread: In(some) }));
  const opened = new Set(entries.map((entry) => entry.thread));
  return [...new Set(old.filter(({ id }) => !opened.has(id)).map(({ desk }) => desk))];
}
