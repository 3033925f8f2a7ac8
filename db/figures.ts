import { In, LessThan } from 'typeorm';
import type { Day, Month } from '../bot/domain/day';
import type { Desk } from '../bot/domain/ids';
import type { Tables } from './schema/tables';

/** Counts and dates that stand in clear columns anyway; nothing of one thread. */
export interface Figures {
  /** Threads under the expiry month that open ones share, filed before a day. */
  readonly openThreads: Readonly<Record<Desk, number>>;
  readonly expiryMonths: readonly Month[];
  readonly draftKeyDays: readonly Day[];
}

/**
 * Reads what the operator's `status` shows.
 * @param openMonths the months under which open threads stand
 * @param before threads filed on this day or later are not counted
 */
export async function readFigures(
  { thread, draftKey }: Tables,
  openMonths: readonly Month[],
  before: Day,
): Promise<Figures> {
  const open = (desk: Desk): Promise<number> =>
    thread.countBy({ desk, expiry: In([...openMonths]), filedOn: LessThan(before) });
  const months = await thread
    .createQueryBuilder('thread')
    .select('thread.expiry', 'month')
    .distinct()
    .getRawMany<{ month: Month }>();
  const days = await draftKey
    .createQueryBuilder('draft_key')
    .select('draft_key.day', 'day')
    .getRawMany<{ day: Day }>();
  return {
    openThreads: { whistleblowing: await open('whistleblowing'), hr: await open('hr') },
    expiryMonths: months.map(({ month }) => month).sort(),
    draftKeyDays: days.map(({ day }) => day).sort(),
  };
}
