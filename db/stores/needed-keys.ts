import { Between, In, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { Day, Month } from '../../bot/domain/day';
import { desks } from '../../bot/domain/ids';
import type { NeededKeys } from '../../bot/ports/keys';
import type { Tables } from '../schema/tables';
import { readPoolKeys } from './pool';
import { readSealedKeys } from './sealed-keys';

export function createNeededKeys(
  read: <T>(question: (tables: Tables) => Promise<T>) => Promise<T>,
): NeededKeys {
  return {
    read: () =>
      read(async (tables) => ({
        knownVaultKeys: await tables.vaultKey.find(),
        knownMonths: await tables.monthKey.find(),
        sealedKeys: await readSealedKeys(tables),
        poolKeys: await readPoolKeys(tables),
        images: await readPlaces(tables),
        threads: await countByMonth(tables),
      })),
    hasThreads: (month) =>
      read(({ thread }) => thread.existsBy({ desk: In([...desks]), expiry: month })),
    countFiled: (from, until) =>
      read(({ thread }) => {
        const filedOn = filed(from, until);
        return filedOn === undefined ? thread.count() : thread.countBy({ filedOn });
      }),
  };
}

async function readPlaces({ pool, carried }: Tables) {
  const select = { place: true, key: true, endsOn: true } as const;
  const rows = [...(await pool.find({ select })), ...(await carried.find({ select }))];
  return rows.map(({ key, endsOn }) => ({ key, endsOn }));
}

async function countByMonth({ thread }: Tables) {
  const rows = await thread
    .createQueryBuilder('thread')
    .select('thread.expiry', 'month')
    .addSelect('COUNT(*)', 'count')
    .groupBy('thread.expiry')
    .getRawMany<{ month: Month; count: number | string }>();
  return rows.map(({ month, count }) => ({ month, count: Number(count) }));
}

function filed(from: Day | undefined, until: Day | undefined) {
  if (from !== undefined && until !== undefined) return Between(from, until);
  if (from !== undefined) return MoreThanOrEqual(from);
  return until === undefined ? undefined : LessThanOrEqual(until);
}
