import { failuresOf, type Known, tried } from '../crypto/known';
import { addDays, type Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { newestFirst, parseVersion } from '../domain/key-version';
import type { DeskKeyRow, DeskKeys, DraftKeys } from '../ports/keys';
import { type OpenDesk, openDeskKeys, placeOfDraftKey } from './desk-keys';
import type { KeyWrap } from './key-wrap';

export interface RowKeys {
  readonly desks: Readonly<Record<Desk, KnownDesk>>;
  /** Today's, yesterday's and, where another process's clock is ahead, tomorrow's. */
  readonly days: ReadonlyMap<Day, KnownDay>;
}

interface KnownDesk {
  /** The newest first; also those that are only remembered. */
  readonly opened: readonly OpenDesk[];
  /** Why rows did not open. */
  readonly failures: readonly unknown[];
}

interface KnownDay {
  readonly column: Uint8Array;
  readonly key: Known<Uint8Array>;
  /** The stored row does not open: an earlier key is remembered. */
  readonly failure?: unknown;
}

const noDesk: KnownDesk = { opened: [], failures: [] };
/** Before the first reading. */
export const noRowKeys: RowKeys = {
  desks: { whistleblowing: noDesk, hr: noDesk },
  days: new Map(),
};

/** Drafts of these days open. */
export function liveDays(today: Day): readonly [today: Day, yesterday: Day, tomorrow: Day] {
  return [today, addDays(today, -1), addDays(today, 1)];
}

/** What to do with a remembered key whose stored row no longer opens. */
export type Unread = 'remembered' | 'forgotten';

/**
 * Opened with the known vault keys. Rejects when the database does not answer. A known day's key stays known
 * without the vault: it opens nothing that is stored.
 * @param unread what to do with a known key whose row does not open, as after another process's rotation:
 * `remembered` until the vault has been asked, so that nobody waits, or `forgotten`
 */
export async function readRowKeys(
  {
    deskKeys,
    draftKeys,
  }: {
    readonly deskKeys: Pick<DeskKeys, 'ofDesk'>;
    readonly draftKeys?: Pick<DraftKeys, 'get'> | undefined;
  },
  keyWrap: KeyWrap,
  { today, before, unread }: { today: Day; before: RowKeys; unread: Unread },
): Promise<RowKeys> {
  const ofDesk = async (desk: Desk): Promise<KnownDesk> => {
    const rows = await deskKeys.ofDesk(desk);
    const known = await Promise.all(rows.map((row) => tried(() => openDeskKeys(row, keyWrap))));
    const opened = known.flatMap((one, at) => {
      if ('value' in one) return [one.value];
      return unread === 'remembered'
        ? before.desks[desk].opened.filter(isOfRow(desk, rows[at]))
        : [];
    });
    return { opened: newestFirst(opened), failures: failuresOf(known) };
  };
  const ofDay = async (day: Day): Promise<readonly [Day, KnownDay][]> => {
    const column = await draftKeys?.get(day);
    if (column === undefined) return [];
    const known = before.days.get(day);
    const isKnown = known !== undefined && 'value' in known.key;
    if (isKnown && Buffer.compare(known.column, column) === 0) return [[day, known]];
    const key = await tried(() => keyWrap.open(placeOfDraftKey(day), column));
    const isRemembered = isKnown && 'error' in key && unread === 'remembered';
    return [[day, isRemembered ? { ...known, failure: key.error } : { column, key }]];
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

export function rowFailures({ desks, days }: RowKeys): readonly unknown[] {
  const known = [...days.values()];
  return [
    ...desks.whistleblowing.failures,
    ...desks.hr.failures,
    ...failuresOf(known.map(({ key }) => key)),
    ...known.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
  ];
}
