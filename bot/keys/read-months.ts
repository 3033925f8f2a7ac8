import { type Known, tried } from '../crypto/known';
import { SealError } from '../crypto/seal-error';
import type { Day, Month } from '../domain/day';
import { codeOf } from '../domain/error-code';
import { isExpired } from '../domain/retention';
import type { KnownMonth, NeededKeys, Vault } from '../ports/keys';
import type { Random } from '../ports/random';
import { isMarked, markMonth } from './month-mark';
import { findSecret, makeSecret, secretNames } from './vault-secrets';

export interface MonthsInRows {
  readonly known: readonly KnownMonth[];
  readonly needed: Pick<NeededKeys, 'hasThreads'>;
  readonly today: Day;
}

/** Keys of months to forget are lost and not needed. */
interface ReadMonths {
  readonly keys: ReadonlyMap<Month, Known<Uint8Array>>;
  readonly toKeep: readonly KnownMonth[];
  readonly toForget: readonly Month[];
}

/**
 * A needed key that the vault lacks or has replaced is `seal_missing` and never drawn again: what is sealed
 * under it would not open any more.
 * @param names all names in the vault
 * @param wanted months that get a key when they have none
 * @param isWhole whether the vault lacks nothing else; otherwise it is not this database's, and gets no key
 */
export async function readMonths(
  { vault, random }: { readonly vault: Vault; readonly random: Random },
  names: readonly string[],
  wanted: readonly Month[],
  rows: MonthsInRows,
  isWhole: boolean,
): Promise<ReadMonths> {
  const prefix = secretNames.shred('' as Month);
  const there = names
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length) as Month);
  const toKeep: KnownMonth[] = [];
  const read = async (month: Month): Promise<Uint8Array> => {
    const key = await findSecret(vault, secretNames.shred(month), 'seal_month');
    if (isExpired(month, rows.today)) return key;
    const row = rows.known.find((one) => one.month === month);
    if (row === undefined) {
      // A start that was cut short had drawn it and not noted it.
      toKeep.push(markMonth(month, key));
    } else if (!isMarked(row, key)) throw new SealError('seal_missing');
    return key;
  };
  const found = await each(there, read);
  const absent = new Set([...rows.known.map(({ month }) => month), ...wanted]);
  const candidates = [...absent].filter(
    (month) => !there.includes(month) && !isExpired(month, rows.today),
  );
  const stored = await each(candidates, (month) => rows.needed.hasThreads(month));
  // A question that failed counts as a yes.
  const isFree = (known?: Known<boolean>): boolean =>
    known !== undefined && 'value' in known && !known.value;
  const lost = candidates.filter((month) => !isFree(stored.get(month)));
  const lacks = !isWhole || lost.length > 0 || [...found.values()].some(isMissing);
  const free = candidates.filter((month) => !lost.includes(month));
  const drawn = await each(
    free.filter((month) => wanted.includes(month)),
    async (month) => {
      if (lacks) throw new SealError('seal_missing');
      const key = await makeSecret(vault, random, secretNames.shred(month), 32);
      toKeep.push(markMonth(month, key));
      return key;
    },
  );
  const missing = await each(lost, () => Promise.reject(new SealError('seal_missing')));
  return {
    keys: new Map([...found, ...missing, ...drawn]),
    toKeep,
    toForget: [...drawn.keys()].filter(
      (month) => !lacks && rows.known.some((one) => one.month === month),
    ),
  };
}

async function each<T>(months: readonly Month[], read: (month: Month) => Promise<T>) {
  const all = months.map(async (month) => [month, await tried(() => read(month))] as const);
  return new Map(await Promise.all(all));
}

function isMissing(known: Known<unknown>): boolean {
  return 'error' in known && codeOf(known.error) === 'seal_missing';
}
