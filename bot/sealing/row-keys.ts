import { addDays, type Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { newestFirst, parseVersion } from '../domain/key-version';
import type { DeskKeyRow, DeskKeys } from '../ports/desk-keys';
import type { DraftKeys } from '../ports/draft-keys';
import { openDayKey } from './day-keys';
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
  /** All versions that opened, and those that are kept, the newest first. */
  readonly opened: readonly OpenDesk[];
  /** Why others did not, or not just now. */
  readonly failures: readonly unknown[];
}

interface KnownDay {
  readonly column: Uint8Array;
  readonly key: Known<Uint8Array>;
  /** Why this key is kept: what stands in their place does not open. */
  readonly failure?: unknown;
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

/** What becomes of a key that is known and in whose place stands something that does not open. */
export type Unread = 'kept' | 'forgotten';

export interface RowStores {
  readonly deskKeys: Pick<DeskKeys, 'ofDesk'>;
  /** Absent for what opens no drafts. */
  readonly draftKeys?: Pick<DraftKeys, 'get'> | undefined;
}

/**
 * Reads the keys that are rows and opens them with the vault keys that are known. Rejects when the database
 * does not answer. A day's key that is known stays known without the vault: it opens nothing that is stored.
 * @param unread what becomes of a key in whose place stands something that does not open, as after a rotation
 *   by another process: it is `kept` until the vault has been asked, so that nobody waits, or `forgotten`
 */
export async function readRowKeys(
  { deskKeys, draftKeys }: RowStores,
  keyWrap: KeyWrap,
  { today, before, unread }: { today: Day; before: RowKeys; unread: Unread },
): Promise<RowKeys> {
  const ofDesk = async (desk: Desk): Promise<KnownDesk> => {
    const rows = await deskKeys.ofDesk(desk);
    const known = await Promise.all(rows.map((row) => tried(() => openDeskKeys(row, keyWrap))));
    const opened = known.flatMap((one, at) => {
      if ('value' in one) return [one.value];
      return unread === 'kept' ? before.desks[desk].opened.filter(isOfRow(desk, rows[at])) : [];
    });
    return { opened: newestFirst(opened), failures: failuresOf(known) };
  };
  const ofDay = async (day: Day): Promise<readonly [Day, KnownDay][]> => {
    const column = await draftKeys?.get(day);
    if (column === undefined) return [];
    const known = before.days.get(day);
    const isKnown = known !== undefined && 'value' in known.key;
    if (isKnown && Buffer.compare(known.column, column) === 0) return [[day, known]];
    const key = await tried(() => openDayKey(keyWrap, day, column));
    const isKept = isKnown && 'error' in key && unread === 'kept';
    return [[day, isKept ? { ...known, failure: key.error } : { column, key }]];
  };
  const [whistleblowing, hr, ...days] = await Promise.all([
    ofDesk('whistleblowing'),
    ofDesk('hr'),
    ...liveDays(today).map(ofDay),
  ]);
  return { desks: { whistleblowing, hr }, days: new Map(days.flat()) };
}

function isOfRow(desk: Desk, row: DeskKeyRow | undefined): (known: OpenDesk) => boolean {
  const version = row && parseVersion(desk, row.label);
  return ({ number, madeOn }) => number === version?.number && madeOn === version.madeOn;
}

/** The rows that did not open. */
export function rowFailures({ desks, days }: RowKeys): readonly unknown[] {
  return [
    ...desks.whistleblowing.failures,
    ...desks.hr.failures,
    ...failuresOf([...days.values()].map(({ key }) => key)),
    ...[...days.values()].flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
  ];
}
