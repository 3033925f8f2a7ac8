import type { DataSource, EntitySchema, EntitySchemaColumnOptions } from 'typeorm';

/** Columns that hold, or derive from, a person's identity: the desks' own people, and nobody else. */
const identities = new Set([
  'invitation.title',
  'audit.member',
  'notice.member',
  'mailed.member',
  'installation.name',
  'migration.name',
  // Random: which of the days' keys opens an image.
  'pool.key_name',
  'carried.key_name',
  'pool_aside.key_name',
  'pool_key.name',
]);

/** No table is called after people: who belongs to a desk is sealed. */
const peopleTables =
  /(^|_)(members?|users?|persons?|people|employees?|authors?|writers?|reporters?|senders?|recipients?|addresse?s?|contacts?|conversations?)(_|$)/;

/** Days, ten characters each, whose name sounds like an instant. There is none. */
const days: ReadonlySet<string> = new Set();

/**
 * The only columns that hold a time finer than a day. `migration` holds source code's numbers. `fast_until`
 * is the one instant of the pool: sixty minutes after the first press of anybody, whatever follows. A day is
 * none of these; it belongs into {@link days}.
 */
const instants = new Set(['invitation.expires_at', 'migration.timestamp', 'pool.fast_until']);
/** The only columns that hold a number at all. */
const numbers = new Set([
  ...instants,
  'invitation.tries',
  'migration.id',
  'pool.place',
  'carried.place',
  'pool_aside.place',
]);
/** Tables of two rows whose key is a fixed 0 or 1. */
const pairs = new Set(['pool', 'carried']);

/**
 * Text that people wrote or that names them: the widest place, and so the easiest one to hide something in.
 */
const wideTexts = new Set(['invitation.title']);

const identityWords =
  /^(user|users|name|names|title|mail|email|upn|aad|phone|tenant|address|person|persons|people|employee|author|writer|reporter|sender|who|member|messenger|team|channel|conversation|locale|language|ip|agent|device|department)$/;
const timeWords =
  /^(at|time|timestamp|instant|date|datetime|created|updated|changed|modified|seen|read|sent|received|arrived|last|first|since|until|hour|minute|second|seconds|millis|milliseconds|epoch_ms|clock|when)$/;
const counterWords =
  /^(seq|sequence|number|no|nr|count|counter|position|ordinal|order|version|rowid)$/;

const widestShortText = 32;

export interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
  readonly dflt_value: string | null;
}

/** What every table, present and future, gets wrong; empty when all is well. Each fault is `place: rule`. */
export async function schemaFaults(source: DataSource): Promise<string[]> {
  const faults: string[] = [];
  const objects = await source.query<{ type: string; name: string; sql: string | null }[]>(
    'SELECT "type", "name", "sql" FROM "sqlite_master"',
  );
  for (const { type, name } of objects) {
    if (type === 'trigger' || type === 'view') faults.push(`${name}: ${type}`);
    if (name === 'sqlite_sequence') faults.push(`${name}: counter`);
  }
  const tables =
    await source.query<{ name: string; type: string; wr: number }[]>('PRAGMA table_list');
  for (const { name, wr } of tables.filter(isOwn)) {
    const sql = objects.find((object) => object.name === name)?.sql ?? '';
    if (wr !== 1) faults.push(`${name}: rowid`);
    if (/autoincrement/i.test(sql)) faults.push(`${name}: counter`);
    if (peopleTables.test(name)) faults.push(`${name}: people`);
    const columns = await source.query<ColumnInfo[]>(`PRAGMA table_xinfo("${name}")`);
    faults.push(...columns.flatMap((column) => columnFaults(name, column)));
    faults.push(...(await unnamedKeys(source, name, sql)));
  }
  return faults;
}

/** What a row may have in SQL Server, on one page. */
const rowBytes = 8060;

export interface DeclaredColumn {
  /** As SQL Server calls it. */
  readonly type: string;
  /** Characters of text, bytes of everything else; none for a number, which has eight at most. */
  readonly width: number | undefined;
}

/** Whether a row can be too long for SQL Server, by the widths of its columns and what a row has besides. */
export function rowFaults(table: string, columns: readonly DeclaredColumn[]): string[] {
  // A header, the null bitmap, and two bytes for each column of variable length.
  const besides = 7 + Math.ceil(columns.length / 8) + 2 + 2 * columns.length;
  const bytes = columns.reduce(
    (sum, { type, width = 8 }) => sum + width * (type === 'nvarchar' ? 2 : 1),
    besides,
  );
  return bytes > rowBytes ? [`${table}: ${bytes} bytes a row`] : [];
}

/** The same of all tables, by what the entities declare on SQL Server. */
export function entityRowFaults(tables: readonly EntitySchema[]): string[] {
  return tables.flatMap(({ options }) =>
    rowFaults(
      options.tableName ?? options.name,
      Object.values<EntitySchemaColumnOptions | undefined>(options.columns).map((column) => ({
        type: String(column?.type),
        width: column?.length === undefined ? undefined : Number(column.length),
      })),
    ),
  );
}

const isOwn = ({ name, type }: { name: string; type: string }): boolean =>
  type !== 'view' && !name.startsWith('sqlite_');

/**
 * What is wrong with one column; its type as SQLite calls it.
 * @param areDays the columns that are days although their name sounds like an instant
 */
export function columnFaults(
  table: string,
  { name, type, pk, dflt_value }: ColumnInfo,
  areDays: ReadonlySet<string> = days,
): string[] {
  const place = `${table}.${name}`;
  const words = name.split('_');
  const has = (pattern: RegExp): boolean =>
    pattern.test(name) || words.some((w) => pattern.test(w));
  const [, kind, width] = /^(\w+)(?:\((\d+)\))?$/.exec(type.toLowerCase()) ?? [];
  const isText = kind?.includes('char') === true;
  const rules: readonly (readonly [broken: boolean, rule: string])[] = [
    [has(identityWords) && !identities.has(place), 'identity'],
    [has(timeWords) && !instants.has(place) && !areDays.has(place), 'time'],
    [/date|time/i.test(type), 'time'],
    [has(counterWords), 'counter'],
    [/int|real|num|dec|float|doub|bool/i.test(type) && !numbers.has(place), 'number'],
    [pk > 0 && /int/i.test(type) && !pairs.has(table), 'number as key'],
    [!/^(blob|varchar|nvarchar|integer|bigint)$/.test(kind ?? ''), 'type'],
    [isText && width === undefined, 'width'],
    [isText && Number(width) > widestShortText && !wide(place), 'wide text'],
    [(/(^|_)(day|on)$/.test(name) || areDays.has(place)) && type !== 'varchar(10)', 'day'],
    [/(^|_)month$/.test(name) && type !== 'varchar(7)', 'month'],
    [dflt_value !== null, 'default'],
  ];
  return rules.filter(([broken]) => broken).map(([, rule]) => `${place}: ${rule}`);
}

const wide = (place: string): boolean => wideTexts.has(place) || place === 'migration.name';

/** A key without a name cannot be changed by a later migration on SQL Server. */
async function unnamedKeys(source: DataSource, table: string, sql: string): Promise<string[]> {
  const indices = await source.query<{ name: string; origin: string }[]>(
    `PRAGMA index_list("${table}")`,
  );
  const uniques = indices.filter(({ origin }) => origin === 'u').length;
  const named = sql.match(new RegExp(`CONSTRAINT "UQ_${table}_`, 'g'))?.length ?? 0;
  return [
    ...(uniques === named ? [] : [`${table}: unnamed unique`]),
    ...indices
      .filter(({ name, origin }) => origin === 'c' && !name.startsWith(`IX_${table}_`))
      .map(({ name }) => `${table}: index ${name}`),
  ];
}
