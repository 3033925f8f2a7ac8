import type { Person, TestVissla } from '../../support/open-vissla';
import { looksFor } from '../../support/people/report';
import { quietly, type TableShape } from './generated';
import { type Filled, opensCopy, type Reader, readers } from './world';
import { openWriter, type Row, type Writer } from './writer';

/** Columns whose values are sealed: those are exchanged by other statements. */
const sealed = ['state', 'keys', 'envelope', 'image', 'sealed', 'sealed_private_key'].concat([
  'sealed_queue_key',
  'sealed_key',
]);
/** Days on which nothing happened, beside those of other rows. */
const otherDays = ['2020-01-01', '9999-12-31'];

/** One value in the place of another. */
interface Put {
  readonly table: string;
  readonly key: string;
  readonly row: Row;
  readonly column: string;
  readonly value: Row[string];
}

/** Every clear column of every row with the value of every other row, of the earlier copy, and other days. */
function everyPut(writer: Writer, tables: readonly TableShape[]): readonly Put[] {
  return tables.flatMap(({ table, key, columns }) => {
    const rows = writer.rows(table);
    const all = [...rows, ...writer.oldRows(table)];
    return columns
      .filter((column) => !sealed.includes(column))
      .flatMap((column) => {
        const there = all.map((row) => row[column] ?? null);
        const days = there.some((value) => /^\d{4}-\d\d-\d\d$/.test(String(value)))
          ? otherDays
          : [];
        const values = new Map([...there, ...days].map((value) => [textOf(value), value]));
        return rows.flatMap((row) =>
          [...values]
            .filter(([text]) => text !== textOf(row[column] ?? null))
            .map(([, value]) => ({ table, key, row, column, value })),
        );
      });
  });
}

const textOf = (value: Row[string]): string =>
  Buffer.isBuffer(value) ? value.toString('hex') : String(value);

/**
 * Puts each value in its turn, lets a process without a memory start on it, and looks what everybody reads
 * who does not read all. Gives how many were tried, and who read more than before.
 */
export async function sweepColumns(
  filled: Filled,
  random: () => number,
  goesOn: () => boolean,
): Promise<{ readonly tried: number; readonly gained: readonly string[] }> {
  const office = await opensCopy(filled);
  const writer = openWriter(office, filled);
  const gained: string[] = [];
  let tried = 0;
  try {
    const before = await readAll(office, filled);
    const puts = everyPut(writer, writer.tables())
      .map((put) => ({ put, place: random() }))
      .sort((a, b) => a.place - b.place);
    for (const { put } of puts) {
      if (!goesOn()) break;
      const { table, key, row, column, value } = put;
      const place = column === key ? value : (row[key] ?? null);
      quietly(() => {
        writer.run(`UPDATE "${table}" SET "${column}" = ? WHERE "${key}" = ?`, value, row[key]);
        tried += 1;
      });
      const now = await readAll(office, filled).catch(() => new Map<Reader, Set<string>>());
      for (const [name, words] of now)
        for (const word of words)
          if (before.get(name)?.has(word) !== true)
            gained.push(`${table}.${column} = ${textOf(value)}: ${name} reads ${word}`);
      if (
        column === key &&
        writer.rows(table).every((one) => textOf(one[key] ?? null) !== textOf(row[key] ?? null))
      )
        writer.run(`DELETE FROM "${table}" WHERE "${key}" = ?`, place);
      writer.puts(table, row);
    }
    return { tried, gained };
  } finally {
    writer.close();
    await office.close().catch(() => undefined);
  }
}

/** The marked words that each reader finds by queue and reference, but for who reads all of a desk. */
async function readAll(
  office: TestVissla,
  { references }: Filled,
): Promise<Map<Reader, Set<string>>> {
  const { person } = await office.anotherProcess();
  const found = new Map<Reader, Set<string>>();
  for (const name of readers) {
    if (name === 'Karin') continue;
    const words = new Set<string>();
    const takes = (one: Person): void => {
      for (const word of one.reads().match(/KANARIE\p{L}+/gu) ?? []) words.add(word);
    };
    const one = person(name);
    const entry = await one.opens('desk');
    takes(one);
    if (entry.name === 'desk_queue')
      for (const reference of references.values()) {
        await looksFor(one, reference);
        takes(one);
      }
    found.set(name, words);
  }
  return found;
}
