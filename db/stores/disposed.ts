import { type Disposed, type DisposedCount, readDisposed } from '../../bot/domain/disposal';
import type { Tables } from '../schema/tables';
import { jsonIn, jsonOf } from './json';

/** Runs within the transaction that erases the case. */
export async function countDisposed(
  { disposed }: Tables,
  { desk, month, by }: Disposed,
): Promise<void> {
  const row = await disposed.findOneBy({ month });
  const all = row === null ? [] : readDisposed(month, jsonIn(row.counts));
  const before = all.find((one) => one.desk === desk && one.by === by);
  const others = all.filter((one) => one !== before);
  const stored: Record<string, Record<string, number>> = {};
  for (const one of [...others, { desk, by, count: (before?.count ?? 0) + 1 }])
    stored[one.desk] = { ...stored[one.desk], [one.by]: one.count };
  const counts = jsonOf(stored);
  if (row === null) await disposed.insert({ month, counts });
  else await disposed.update({ month }, { counts });
}

/** The earliest month first. */
export async function disposedIn({ disposed }: Tables): Promise<readonly DisposedCount[]> {
  const rows = await disposed.find({ order: { month: 'ASC' } });
  return rows.flatMap(({ month, counts }) => readDisposed(month, jsonIn(counts)));
}
