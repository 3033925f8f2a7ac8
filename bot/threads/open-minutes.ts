import { limits } from '../domain/limits';
import type { Message } from '../domain/message';
import { isTakenDown, standingOfMinutes, type TalkStanding } from '../domain/talks';
import type { FamilyMessages } from './families';

/**
 * Reads the step of a thread's minutes: see {@link standingOfMinutes}. Of the reporter's messages it opens
 * only those after the first minutes.
 */
export async function readMinutes(families: {
  readonly reporter: FamilyMessages;
  readonly desk: FamilyMessages;
}): Promise<TalkStanding | undefined> {
  const first = families.reporter.first();
  const told = await families.desk.from(0);
  const entered = first?.body.kind === 'entered' ? [first] : [];
  const since = firstPosition([...entered, ...told].filter(isTakenDown));
  if (since === undefined) return undefined;
  const answers = await writtenSince(families.reporter, since);
  return standingOfMinutes([...entered, ...told, ...answers]);
}

/** The lowest position of messages; `undefined` for none. */
export function firstPosition(messages: readonly Message[]): number | undefined {
  return messages.map(({ position }) => position).sort((a, b) => a - b)[0];
}

/**
 * The reporter's latest messages, at least all from a desk's position on. Those of one pass may be in another
 * order than their tags, but a desk's position is before or behind all of them.
 */
export async function writtenSince(
  found: FamilyMessages,
  position: number,
): Promise<readonly Message[]> {
  const isBefore = (one: Message): boolean => one.position < position;
  let lowest = found.count;
  for (;;) {
    const latest = await found.from(lowest);
    if (lowest === 0 || latest.some(isBefore)) return latest;
    lowest = Math.max(0, lowest - limits.candidateTags);
  }
}
