import type { Day } from '../domain/day';
import type { ReminderNote, Reminding } from '../ports/reminders';
import type { KeeperWorld } from './keeper';
import { noticesForAll } from './notices-for';

/** What a pass of the clock has to note: its card is the reminder of that day as well. */
export async function reminderOfPass({
  reminding,
}: Pick<KeeperWorld, 'reminding'>): Promise<ReminderNote | undefined> {
  if (reminding === undefined) return undefined;
  const after = await reminding.reminders.noted();
  const step = reminding.next(after);
  return step && { ...step, after };
}

/**
 * Writes the reminder when its hour has come, as a card of its own; where the clock ends windows a card comes
 * each day already, and the pass makes it the reminder. To be called by the leader with each look. What fails
 * is tried again with the next one.
 */
export function createReminding(world: KeeperWorld): () => Promise<void> {
  let noted: Day | undefined;
  const look = async ({ reminders, next }: Reminding): Promise<void> => {
    if (noted !== undefined && next(noted) === undefined) return;
    noted = await reminders.noted();
    const step = next(noted);
    if (step === undefined || (step.isTold && world.windows.byClock)) return;
    const notices = step.isTold ? await noticesForAll(world) : [];
    if (await reminders.note({ ...step, after: noted }, notices)) noted = step.day;
  };
  return async () => {
    const { reminding, journal } = world;
    if (reminding === undefined) return;
    await look(reminding).catch((error: unknown) => {
      journal.fault('keeper', error);
    });
  };
}
