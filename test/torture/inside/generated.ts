import { randomBytes } from 'node:crypto';
import type { Statement } from './statements';
import type { Row, Writer } from './writer';

/** A table as the database has it. */
export interface TableShape {
  readonly table: string;
  /** The column that a row is known by. */
  readonly key: string;
  readonly columns: readonly string[];
}

/** Another value of the same kind, which the column may hold. */
function another(value: Row[string], among: readonly Row[string][]): Row[string] {
  const others = among.filter((one) => one !== null && String(one) !== String(value));
  const [other] = others;
  if (Buffer.isBuffer(value)) return randomBytes(value.length);
  if (typeof value === 'number') return value + 1;
  if (value === null) return randomBytes(16);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return '2024-02-29';
  if (/^\d{4}-\d{2}$/.test(value)) return '2031-07';
  if (other !== undefined) return other;
  return value === 'hr' ? 'whistleblowing' : 'x'.repeat(value.length);
}

const where = (
  writer: Writer,
  table: string,
  change: (row: Row, all: readonly Row[]) => void,
): void => {
  const all = writer.rows(table);
  const [row] = all;
  if (row !== undefined) change(row, all);
};

/** Does something that the database itself may refuse. */
export const quietly = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    // The database itself refuses: a key that is there already, a row that is referred to.
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (!String(error.code).startsWith('SQLITE_CONSTRAINT')) throw error;
  }
};

/** Every kind of statement on every table and column that a database has, named by both. */
export function generatedStatements(
  tables: readonly TableShape[],
): readonly (Statement & { readonly touches: string })[] {
  return tables.flatMap(({ table, key, columns }) => {
    const rest = columns.filter((column) => column !== key);
    const same = `"${key}" = ?`;
    const does = (touches: string, how: string, work: (writer: Writer) => void) => ({
      name: `${how} ${touches}`,
      touches,
      does: (writer: Writer): readonly string[] => {
        quietly(() => {
          work(writer);
        });
        return [];
      },
    });
    return [
      ...columns.map((column) =>
        does(`${table}.${column}`, 'another value in', (writer) => {
          where(writer, table, (row, all) => {
            const value = another(
              row[column] ?? null,
              all.map((one) => one[column] ?? null),
            );
            writer.run(`UPDATE "${table}" SET "${column}" = ? WHERE ${same}`, value, row[key]);
          });
        }),
      ),
      ...rest.map((column) =>
        does(`${table}.${column}`, 'two rows exchange', (writer) => {
          where(writer, table, (row, all) => {
            const other = all.find((one) => String(one[column]) !== String(row[column]));
            if (other === undefined) return;
            writer.run(`DELETE FROM "${table}" WHERE ${same}`, row[key]);
            writer.run(`DELETE FROM "${table}" WHERE ${same}`, other[key]);
            writer.puts(table, { ...row, [column]: other[column] ?? null });
            writer.puts(table, { ...other, [column]: row[column] ?? null });
          });
        }),
      ),
      does(table, 'a row deleted from', (writer) => {
        where(writer, table, (row) => writer.run(`DELETE FROM "${table}" WHERE ${same}`, row[key]));
      }),
      does(table, 'all rows deleted from', (writer) => void writer.run(`DELETE FROM "${table}"`)),
      does(table, 'a copy of a row in', (writer) => {
        where(writer, table, (row) => {
          writer.puts(table, { ...row, [key]: another(row[key] ?? null, []) });
        });
      }),
      does(table, 'one old row in', (writer) => {
        const now = new Map(writer.rows(table).map((row) => [String(row[key]), row]));
        const changed = writer
          .oldRows(table)
          .find((row) => JSON.stringify(row) !== JSON.stringify(now.get(String(row[key]))));
        if (changed !== undefined) writer.puts(table, changed);
      }),
      does(table, 'all old rows in', (writer) => {
        for (const row of writer.oldRows(table)) writer.puts(table, row);
      }),
    ];
  });
}
