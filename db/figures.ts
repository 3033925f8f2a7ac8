import { In, LessThan } from 'typeorm';
import type { Day, Month } from '../bot/domain/day';
import type { Desk } from '../bot/domain/ids';
import type { Tables } from './schema/tables';
import { expiryMonths } from './stores/thread-store';

/** Counts and dates of clear columns; nothing of one thread. */
export interface Figures {
  readonly openThreads: Readonly<Record<Desk, number>>;
  readonly expiryMonths: readonly Month[];
  readonly draftKeyDays: readonly Day[];
}

/**
 * Reads the figures of the operator's `status`.
 * @param openMonths the expiry months of open threads
 * @param before threads filed on this day or later are not counted
 */
export async function readFigures(
  tables: Tables,
  openMonths: readonly Month[],
  before: Day,
): Promise<Figures> {
  const { thread, draftKey } = tables;
  const open = (desk: Desk): Promise<number> =>
    thread.countBy({ desk, expiry: In([...openMonths]), filedOn: LessThan(before) });
  const days = await draftKey.find({ select: { day: true } });
  return {
    openThreads: { whistleblowing: await open('whistleblowing'), hr: await open('hr') },
    expiryMonths: [...(await expiryMonths(tables))].sort(),
    draftKeyDays: days.map(({ day }) => day).sort(),
  };
}
