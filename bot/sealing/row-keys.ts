import { addDays, type Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { newestFirst } from '../domain/key-version';
import type { DeskKeys } from '../ports/desk-keys';
import type { DraftKeys } from '../ports/draft-keys';
import { type DayKeys, openDayKeys } from './day-keys';
import { type OpenDesk, openDeskKeys } from './desk-keys';
import type { KeyWrap } from './key-wrap';
import { failuresOf, type Known, tried } from './known';

/** What the database gave of the keys that are remembered. */
export interface RowKeys {
  readonly desks: Readonly<Record<Desk, KnownDesk>>;
  /** The draft keys of today, yesterday and, where another process's clock is ahead, tomorrow. */
  readonly days: ReadonlyMap<Day, KnownDay>;
}

interface KnownDesk {
  /** All versions that opened, the newest first. */
  readonly opened: readonly OpenDesk[];
  /** Why others did not. */
  readonly failures: readonly unknown[];
}

interface KnownDay {
  readonly column: Uint8Array;
  readonly keys: Known<DayKeys>;
}

const noDesk: KnownDesk = { opened: [], failures: [] };
/** Before the first reading. */
export const noRowKeys: RowKeys = {
  desks: { whistleblowing: noDesk, hr: noDesk },
  days: new Map(),
};

/** The days whose drafts open. */
export function liveDays(today: Day): readonly [today: Day, yesterday: Day, tomorrow: Day] {
  return [today, addDays(today, -1), addDays(today, 1)];
}

export interface RowStores {
  readonly deskKeys: Pick<DeskKeys, 'ofDesk'>;
  /** Absent for what opens no drafts. */
  readonly draftKeys?: Pick<DraftKeys, 'get'> | undefined;
}

/**
 * Reads the keys that are rows and opens them with the vault keys that are known. Rejects when the database
 * does not answer. A day's key that is known stays known without the vault: it opens nothing that is stored.
 * One in whose place stands what does not open serves those who are just typing until the calendar reads.
 */
export async function readRowKeys(
  { deskKeys, draftKeys }: RowStores,
  keyWrap: KeyWrap,
  { today, before, by }: { today: Day; before: RowKeys; by: 'calendar' | 'press' },
): Promise<RowKeys> {
  const ofDesk = async (desk: Desk): Promise<KnownDesk> => {
    const rows = await deskKeys.ofDesk(desk);
    const known = await Promise.all(rows.map((row) => tried(() => openDeskKeys(row, keyWrap))));
    const opened = known.flatMap((one) => ('value' in one ? [one.value] : []));
    return { opened: newestFirst(opened), failures: failuresOf(known) };
  };
  const ofDay = async (day: Day): Promise<readonly [Day, KnownDay][]> => {
    const column = await draftKeys?.get(day);
    if (column === undefined) return [];
    const known = before.days.get(day);
    const isKnown = known !== undefined && 'value' in known.keys;
    if (isKnown && Buffer.compare(known.column, column) === 0) return [[day, known]];
    const keys = await tried(() => openDayKeys(keyWrap, day, column));
    return [[day, isKnown && 'error' in keys && by === 'press' ? known : { column, keys }]];
  };
  const [whistleblowing, hr, ...days] = await Promise.all([
    ofDesk('whistleblowing'),
    ofDesk('hr'),
    ...liveDays(today).map(ofDay),
  ]);
  return { desks: { whistleblowing, hr }, days: new Map(days.flat()) };
}

/** The rows that did not open. */
export function rowFailures({ desks, days }: RowKeys): readonly unknown[] {
  return [
    ...desks.whistleblowing.failures,
    ...desks.hr.failures,
    ...failuresOf([...days.values()].map(({ keys }) => keys)),
  ];
}
