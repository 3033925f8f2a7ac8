import { inOrder, type Message, type NoteBody } from '../../domain/message';
import { isRequested, type ThreadState } from '../../domain/thread';
import type { DataKeys } from '../../ports/sealers';
import type { ThreadRow } from '../../ports/threads';
import { readBoth } from '../../threads/families';
import { unlessUnreadable } from '../../threads/is-damaged';
import { openStates } from '../../threads/open-threads';
import { countWaiting } from '../../threads/post-message';
import type { DeskContext, DeskWorld } from './context';

/** HR's excerpt thread, with the key by which the handlers have the reporter's place. */
export interface Excerpt {
  readonly row: ThreadRow;
  readonly common: Uint8Array;
}

/**
 * The excerpt of a handlers' thread. None before HR has it, after it has expired, or if it cannot be opened:
 * the handlers' own thread stays readable.
 */
export async function findExcerpt(
  world: DeskWorld,
  { internal }: Pick<DataKeys, 'internal'>,
): Promise<Excerpt | undefined> {
  const { blindIndex, privateKey } = world.threadSealer.excerptKeys(internal);
  const row = await world.threads.byBlindIndex(blindIndex);
  if (row?.desk !== 'hr') return undefined;
  return unlessUnreadable(world.journal, () => {
    return { row, common: world.threadSealer.openAsReporter(row, privateKey) };
  });
}

interface WithHr {
  readonly notes: readonly Message<NoteBody>[];
  readonly pending: number;
  /** Changes with what is written there; none if HR has nothing. */
  readonly revision?: ThreadRow['revision'];
}

/** The excerpt thread's messages as notes. It is read whole: only the desks' people write there. */
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

/** HR's latest answer. */
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
 * The thread's messages in order. Messages of the excerpt follow the thread's own of the same day: two
 * threads share no positions, only days.
 * @param own the thread's own messages, or the latest of them
 * @param whole whether there are no earlier ones; else messages that belong to those are left out
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

/**
 * Whether a request keeps the case, or what HR has of it. Words go from the handlers' case and from HR's
 * excerpt.
 */
export async function isRequestedAround({
  world,
  case: visible,
}: DeskContext<'case'>): Promise<boolean> {
  const { state } = visible;
  const excerpt = state.hr && (await findExcerpt(world, await visible.keys()));
  const others = [state.origin, excerpt?.row.id].filter((id) => id !== undefined);
  const around = await openStates(world, await world.threads.byIds(others));
  return isRequested(state) || around.some((one) => isRequested(one.state));
}
