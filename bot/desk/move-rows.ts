import { limits } from '../domain/limits';
import { type Body, isByReporter, isFormBody, type Message } from '../domain/message';
import type { DeskRecord } from '../ports/desk-records';
import type { Epoch, NewPoolRow } from '../ports/pool';
import type { DataKeys, Family, Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { countMessages } from '../threads/count-messages';
import { recordedNotes } from '../threads/notes';
import type { sealThread } from '../threads/seal-thread';
import type { DeskWorld } from './desk';

/** A thread that is begun, with its data keys. */
type SealedThread = ReturnType<typeof sealThread>;

/**
 * What the release needs: the new thread with all that the reporter could read, and the old one's tags. None
 * for a thread that has just gone.
 * @param said what the reporter and HR had said to each other, in its order
 */
export async function moveOperations(
  world: DeskWorld,
  row: ThreadRow,
  old: DataKeys,
  { thread, dataKeys }: SealedThread,
  said: readonly Message[],
): Promise<readonly Operation[] | undefined> {
  const { messages } = world;
  const sealed = (
    family: Family,
    from: number,
    position: number,
    message: Pick<Message, 'day' | 'body'>,
  ) => ({
    tags: messages.tags(dataKeys.common, family, from, limits.candidateTags),
    message: messages.seal(dataKeys.common, thread.id, {
      id: world.random.id(),
      day: message.day,
      position,
      body: message.body,
    }),
  });
  const counts = { reporter: 0, desk: 0 };
  const [first, ...further] = said.map(({ day, body }, position) => {
    const family = isByReporter(body) ? 'reporter' : 'desk';
    return sealed(family, counts[family]++, position, { day, body: asCarried(body) });
  });
  if (first === undefined) return undefined;
  const told = counts.reporter;
  const word = {
    day: world.windows.firstDay('pass'),
    body: { kind: 'moved', kept: true },
  } as const;
  const recorded = recordedNotes(world);
  const notes = await countMessages(recorded, old.internal, 'note');
  const tags = [
    ...messages.tags(old.common, 'reporter', 0, told),
    ...messages.tags(old.common, 'desk', 0, counts.desk),
    ...messages.tags(old.internal, 'note', 0, await countMessages(world, old.internal, 'note')),
    ...recorded.messages.tags(old.internal, 'note', 0, notes),
    world.caseSealer.tag(old.internal),
  ];
  const from = { from: row.id, revision: row.revision };
  return [
    { kind: 'move', due: world.windows.dueOn('pass'), ...from, thread, ...first },
    ...[...further, sealed('desk', counts.desk, said.length, word)].map(
      (carried) => ({ kind: 'carry', thread: thread.id, ...carried }) as const,
    ),
    ...chunks(tags, limits.removedTags).map(
      (some) => ({ kind: 'remove', thread: row.id, tags: some }) as const,
    ),
  ];
}

/** What HR had said stays what it was, and is marked as HR's. */
function asCarried(body: Body): Body {
  return isFormBody(body) ? { kind: 'by_hr', body } : body;
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/**
 * One row an operation; every place is taken, and what has no place of its own gets a slot that is found
 * again by whoever takes the move back. The first row has the copy that HR keeps.
 */
export function moveRows(
  world: DeskWorld,
  epoch: Epoch,
  slots: readonly Uint8Array[],
  work: readonly Operation[],
  copy: DeskRecord | undefined,
): readonly NewPoolRow[] {
  return slots.map((slot, index) => {
    const operation = work[index] ?? ({ kind: 'hold' } as const);
    const row = { slot, epoch: epoch.id };
    if (operation.kind !== 'move')
      return { ...row, envelope: world.poolSealer.seal(epoch, operation) };
    const named = { ...operation, copy: copy?.tag };
    return { ...row, envelope: world.poolSealer.seal(epoch, named), copy };
  });
}
