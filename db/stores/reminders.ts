import { IsNull } from 'typeorm';
import { parseDay } from '../../bot/domain/day';
import type { ReminderNote, Reminders } from '../../bot/ports/reminders';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';
import { noteNotices } from './outbox';

/** The reminder's day, in the installation's row. Errors are `StoreError`s. */
export function createReminders(units: UnitOfWork): Reminders {
  return {
    noted: () =>
      units.read(async ({ installation }) => {
        const row = await installation.findOneBy({ name });
        return parseDay(row?.remindedOn ?? '');
      }),
    note: (note, notices) =>
      units.write(async (tables) => {
        if (!(await noteReminder(tables, note))) return false;
        if (note.isTold) await noteNotices(tables, notices, 'reminder');
        return true;
      }),
  };
}

/** Notes a reminder's day, if what was noted before is as it was read; gives whether it did. */
export async function noteReminder(
  { installation }: Tables,
  { day, after }: ReminderNote,
): Promise<boolean> {
  const known = { name, remindedOn: after ?? IsNull() } as const;
  return (await installation.update(known, { remindedOn: day })).affected === 1;
}

const name = 'vissla';
