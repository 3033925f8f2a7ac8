import type { DeskCommand } from '../domain/desk-command';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import { inOrder, type Message } from '../domain/message';
import type { Remark } from '../domain/remarks';
import type { ThreadState } from '../domain/thread';
import type { Epoch, PoolRow } from '../ports/pool';
import type { DataKeys, Family, Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { countMessages } from '../threads/count-messages';
import type { Posted } from '../threads/post-message';
import { putRows } from '../threads/put-rows';
import { readMessages } from '../threads/read-messages';
import { sealThread } from '../threads/seal-thread';
import type { DeskWorld } from './desk';
import { excludedAt } from './exclusions';
import { unchanged, type Visible } from './find-thread';
import { auditEntry, type Sending } from './post-as-desk';

/** Why a thread cannot be moved in this window. */
type Hindrance = 'changed' | 'places_full' | 'on_its_way';

/**
 * Moves a thread from HR to the handlers, at the next release: what the reporter wrote, sealed again with
 * keys that HR never has, and nothing that HR wrote. All places of the old thread are taken until then, so
 * that neither a message nor a colleague's act gets lost in it.
 */
export async function move(
  world: DeskWorld,
  member: Member,
  { row, state, keys }: Visible,
  { involved }: Extract<DeskCommand, { kind: 'moved' }>,
  sending: Sending,
): Promise<Posted | Remark> {
  const excluded = await excludedAt(world, 'whistleblowing', state.excluded, involved);
  if (typeof excluded === 'string') return excluded;
  const old = await keys();
  const { reference, blindIndex } = row;
  const moved = sealThread(world, {
    desk: 'whistleblowing',
    reference,
    blindIndex,
    publicKey: world.threadSealer.reporterPublicKey(row),
    today: world.windows.firstDay('pass'),
    due: world.windows.dueOn('pass'),
    state: stateAfter(state, excluded),
  });
  const submission = await world.drafts.submission(sending.id, sending.began, 'command');
  // The old thread's audit goes with it.
  const audit = auditEntry(world, member, 'thread_moved', moved.thread.id);
  for (;;) {
    const put = await putRows<Hindrance>(world, submission, audit, async (epoch) => {
      const now = await unchanged(world, member, row.id, sending.seen);
      if (now === undefined) return 'changed';
      const places = await freePlaces(world, old, epoch, sending);
      if (typeof places === 'string') return places;
      const work = await operations(world, now, old, moved);
      return work === undefined ? 'changed' : sealRows(world, epoch, places, work);
    });
    if (put === 'stored' || put === 'duplicate') return put;
    // This very draft, pressed a moment ago, may have taken the places.
    if (await world.pool.submitted(submission)) return 'duplicate';
    // Somebody took a place between looking and storing: a look says who.
    if (put !== 'slot_taken') return put;
  }
}

/** At the new desk everything begins: it knows what the reporter said and who must not see it, no more. */
function stateAfter(state: ThreadState, excluded: ThreadState['excluded']): ThreadState {
  const { answers, advice } = state;
  return { answers, advice, status: 'received', unanswered: false, excluded };
}

/** All places of the old thread in this window, or why one of them is taken. */
async function freePlaces(
  world: DeskWorld,
  { common }: DataKeys,
  epoch: Epoch,
  { seen }: Sending,
): Promise<readonly Uint8Array[] | Hindrance> {
  const slots = (side: 'reporter' | 'desk') => world.messages.slots(common, epoch.id, side);
  // The desk's places first: a member who moves the thread takes the reporter's as well.
  const acts = (await world.pool.taken(slots('desk'))).filter(Boolean).length;
  if (acts > 0) return acts === seen.pending ? 'places_full' : 'changed';
  if ((await world.pool.taken(slots('reporter'))).some(Boolean)) return 'on_its_way';
  return [...slots('reporter'), ...slots('desk')];
}

/**
 * What the release needs: the new thread with everything the reporter wrote, and the old one's tags. None for
 * a thread that has just gone.
 */
async function operations(
  world: DeskWorld,
  row: ThreadRow,
  old: DataKeys,
  { thread, dataKeys }: { readonly thread: ThreadRow; readonly dataKeys: DataKeys },
): Promise<readonly Operation[] | undefined> {
  const { messages } = world;
  const told = inOrder(await readMessages(world, old.common, row.id, 'reporter'));
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
  const [first, ...further] = told.map((message, index) =>
    sealed('reporter', index, index, message),
  );
  if (first === undefined) return undefined;
  const word = { day: world.windows.firstDay('pass'), body: { kind: 'moved' } } as const;
  const tags = [
    ...messages.tags(old.common, 'reporter', 0, told.length),
    ...messages.tags(old.common, 'desk', 0, await countMessages(world, old.common, 'desk')),
    ...messages.tags(old.internal, 'note', 0, await countMessages(world, old.internal, 'note')),
  ];
  const from = { from: row.id, revision: row.revision };
  return [
    { kind: 'move', due: world.windows.dueOn('pass'), ...from, thread, ...first },
    ...[...further, sealed('desk', 0, told.length, word)].map(
      (carried) => ({ kind: 'carry', thread: thread.id, ...carried }) as const,
    ),
    ...chunks(tags, limits.removedTags).map(
      (some) => ({ kind: 'remove', thread: row.id, tags: some }) as const,
    ),
  ];
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** One row an operation; every place is taken, and what has no place of its own gets a random one. */
function sealRows(
  { random, poolSealer }: DeskWorld,
  epoch: Epoch,
  places: readonly Uint8Array[],
  work: readonly Operation[],
): readonly PoolRow[] {
  const count = Math.max(places.length, work.length);
  return Array.from({ length: count }, (_, index) => ({
    slot: places[index] ?? random.bytes(32),
    epoch: epoch.id,
    envelope: poolSealer.seal(epoch, work[index] ?? { kind: 'hold' }),
  }));
}
