import type { Day } from '../domain/day';
import { inOrder, type Message } from '../domain/message';
import type { Shelf } from './shelf';

/**
 * The day of what was written down last of a talk with the reporter: minutes, or else the report that the
 * desk has entered. None where nothing was.
 */
export async function latestMinutes(shelves: {
  readonly reporter: Shelf;
  readonly desk: Shelf;
}): Promise<Day | undefined> {
  const told = inOrder(await shelves.desk.from(0));
  return dayOfMinutes(shelves.reporter.first(), told);
}

/** The same, of messages that are open already. */
export function dayOfMinutes(
  first: Message | undefined,
  told: readonly Message[],
): Day | undefined {
  const minutes = told.findLast(({ body }) => body.kind === 'minutes');
  return (minutes ?? (first?.body.kind === 'entered' ? first : undefined))?.day;
}
