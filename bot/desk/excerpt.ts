import type { Message, NoteBody } from '../domain/message';
import { inOrder } from '../domain/message';
import type { ThreadState } from '../domain/thread';
import type { DataKeys } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { isDamaged, isKeyGone, isKeyMissing } from '../threads/is-damaged';
import { countWaiting } from '../threads/post-message';
import { readBoth } from '../threads/read-messages';
import type { DeskWorld } from './desk';

/** The thread that HR got as an excerpt, with the key by which the handlers are in the reporter's place. */
export interface Excerpt {
  readonly row: ThreadRow;
  readonly common: Uint8Array;
}

/**
 * The excerpt of one of the handlers' threads. None before it has come to HR, after its time has run out, or
 * when it cannot be opened: the handlers' own thread is read all the same.
 */
export async function findExcerpt(
  world: DeskWorld,
  { internal }: Pick<DataKeys, 'internal'>,
): Promise<Excerpt | undefined> {
  const { blindIndex, privateKey } = world.threadSealer.excerptKeys(internal);
  const row = await world.threads.byBlindIndex(blindIndex);
  if (row?.desk !== 'hr') return undefined;
  try {
    return { row, common: world.threadSealer.openAsReporter(row, privateKey) };
  } catch (error) {
    if (!isDamaged(error) && !isKeyGone(error) && !isKeyMissing(error)) throw error;
    world.journal.fault('thread', error);
    return undefined;
  }
}

interface WithHr {
  readonly notes: readonly Message<NoteBody>[];
  /** How much for HR waits in the pool. */
  readonly pending: number;
  /** Changes with what is written there; none where HR has nothing. */
  readonly revision?: ThreadRow['revision'];
}

/** What stands in the excerpt's thread, as notes. It is read whole: the desks' people alone write there. */
export async function readExcerpt(
  world: DeskWorld,
  keys: DataKeys,
  { hr }: ThreadState,
): Promise<WithHr> {
  const given = hr === 'given' || hr === 'answered';
  const excerpt = given ? await findExcerpt(world, keys) : undefined;
  if (excerpt === undefined) return { notes: [], pending: 0 };
  const { row, common } = excerpt;
  const messages = inOrder(await readBoth(world, common, row.id));
  const pending = countWaiting(await world.pool.now(), { thread: row.id, side: 'reporter' });
  return { notes: messages.flatMap(asNote), pending, revision: row.revision };
}

/** What HR has said last. */
export function latestOfHr(notes: readonly Message<NoteBody>[]): Message<NoteBody> | undefined {
  return notes.findLast(({ body }) => body.from === 'hr');
}

function asNote({ body, ...of }: Message): Message<NoteBody>[] {
  if (!('text' in body)) return [];
  const from = body.kind === 'excerpt' || body.kind === 'message' ? 'handlers' : 'hr';
  const closing = body.kind === 'closed' ? body : undefined;
  return [{ ...of, body: { kind: 'note', author: '', text: body.text, from, closing } }];
}

/**
 * The thread's messages in order. What was said with HR stands among them, after the thread's own of the same
 * day: two threads share no positions, only days.
 * @param own the thread's own messages, or the latest of them
 * @param whole whether there are no earlier ones; else what belongs among those is left out
 */
export function amongThem(
  own: readonly Message[],
  notes: readonly Message<NoteBody>[],
  whole = true,
): readonly Message[] {
  const after = (note: Message): number =>
    Math.max(
      whole ? 0 : -1,
      own.findLastIndex(({ day }) => day <= note.day),
    );
  return own.flatMap((message, index) => [
    message,
    ...notes.filter((note) => after(note) === index),
  ]);
}
