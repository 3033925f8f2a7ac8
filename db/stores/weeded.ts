import { readWeeded, type Weeded, type WeededCount } from '../../bot/domain/weeding';
import type { Tables } from '../schema/tables';
import { jsonIn, jsonOf } from './json';

/** Runs within the transaction that erases the case. */
export async function countWeeded({ weeded }: Tables, { desk, month, by }: Weeded): Promise<void> {
  const row = await weeded.findOneBy({ month });
  const all = row === null ? [] : readWeeded(month, jsonIn(row.counts));
  const before = all.find((one) => one.desk === desk && one.by === by);
  const others = all.filter((one) => one !== before);
  const stored: Record<string, Record<string, number>> = {};
  for (const one of [...others, { desk, by, count: (before?.count ?? 0) + 1 }])
    stored[one.desk] = { ...stored[one.desk], [one.by]: one.count };
  const counts = jsonOf(stored);
  if (row === null) await weeded.insert({ month, counts });
  else await weeded.update({ month }, { counts });
}

/** The earliest month first. */
export async function weededIn({ weeded }: Tables): Promise<readonly WeededCount[]> {
  const rows = await weeded.find({ order: { month: 'ASC' } });
  return rows.flatMap(({ month, counts }) => readWeeded(month, jsonIn(counts)));
}
