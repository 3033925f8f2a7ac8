import type { Day } from '../../domain/day';
import { faultsTo } from '../../ports/journal';
import type { ReminderNote, Reminding } from '../../ports/notices';
import type { KeeperWorld } from '../keeper';
import { noticesForAll } from '../pass/notices';

/** What a scheduled pass notes of the reminder: its card is that day's reminder as well. */
export async function reminderOfPass({
  reminding,
}: Pick<KeeperWorld, 'reminding'>): Promise<ReminderNote | undefined> {
  if (reminding === undefined) return undefined;
  const after = await reminding.reminders.noted();
  const step = reminding.next(after);
  return step && { ...step, after };
}

/**
 * Writes the reminder as a card of its own when its hour has come. Where passes are scheduled the pass does
 * it, since a card comes each day anyway. The leader calls it with each look, which tries again what failed.
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
    await look(reminding).catch(faultsTo(journal, 'keeper'));
  };
}
