import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import { inOrder, type Message } from '../domain/message';
import type { Remark } from '../domain/remarks';
import { type ThreadState, visibleTo } from '../domain/thread';
import type { Epoch, PoolRow } from '../ports/pool';
import type { DataKeys, Family, Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import type { Posted } from '../threads/post-message';
import { putRows } from '../threads/put-rows';
import { readMessages } from '../threads/read-messages';
import { sealThread } from '../threads/seal-thread';
import type { DeskWorld } from './desk';
import { excludedAt } from './exclusions';
import type { Visible } from './find-thread';
import { auditEntry, type Sending } from './post-as-desk';
import type { Deed } from './read-form';

type Refusal = 'changed' | 'places_full' | 'on_its_way';

/**
 * Moves a thread from HR to the handlers, at the next release: what the reporter wrote, sealed anew with keys that HR never
 * has, and nothing that HR wrote. All places of the old thread are taken until then, so that neither a message nor a
 * colleague's act gets lost in it.
 */
export async function move(
  desk: DeskWorld,
  member: Member,
  { row, state }: Visible,
  { involved }: Extract<Deed, { kind: 'moved' }>,
  sending: Sending,
): Promise<Posted | Remark> {
  const excluded = await excludedAt(desk, 'whistleblowing', state.excluded, involved);
  if (typeof excluded === 'string') return excluded;
  const old = await desk.threadSealer.openAsDesk(row);
  const { reference, blindIndex } = row;
  const moved = sealThread(desk, {
    desk: 'whistleblowing',
    reference,
    blindIndex,
    publicKey: desk.threadSealer.reporterPublicKey(row),
    today: desk.clock.today(),
    state: stateAfter(state, excluded),
  });
  const submission = await desk.drafts.submission(sending.id, sending.began, 'command');
  // The old thread's audit goes with it.
  const audit = auditEntry(desk, member, 'thread_moved', moved.thread.id);
  for (;;) {
    const put = await putRows<Refusal>(desk, submission, audit, async (epoch) => {
      const now = await desk.threads.byId(row.id);
      if (now?.revision !== sending.seen.revision) return 'changed';
      if (!visibleTo(member.id, await desk.threadSealer.openState(now))) return 'changed';
      const places = await freePlaces(desk, old, epoch, sending);
      if (typeof places === 'string') return places;
      const work = await operations(desk, now, old, moved);
      return work === undefined ? 'changed' : sealRows(desk, epoch, places, work);
    });
    if (put === 'stored' || put === 'duplicate') return put;
    // This very draft, pressed a moment ago, may have taken the places.
    if (await desk.pool.submitted(submission)) return 'duplicate';
    // Somebody took a place between looking and storing: a look says who.
    if (put !== 'slot_taken') return put;
  }
}

/** At the new desk everything begins: only what the reporter said, and who must not see it, is known there. */
function stateAfter(state: ThreadState, excluded: ThreadState['excluded']): ThreadState {
  const { answers, advice } = state;
  return {
    ...(answers === undefined ? {} : { answers }),
    ...(advice === undefined ? {} : { advice }),
    status: 'received',
    unanswered: false,
    excluded,
  };
}

/** All places of the old thread in this window, or why one of them is taken. */
async function freePlaces(
  desk: DeskWorld,
  { common }: DataKeys,
  epoch: Epoch,
  { seen }: Sending,
): Promise<readonly Uint8Array[] | Refusal> {
  const slots = (side: 'reporter' | 'desk') => desk.messages.slots(common, epoch.id, side);
  // The desk's first: whoever moves the thread takes the reporter's as well.
  const acts = (await desk.pool.taken(slots('desk'))).filter(Boolean).length;
  if (acts > 0) return acts === seen.pending ? 'places_full' : 'changed';
  if ((await desk.pool.taken(slots('reporter'))).some(Boolean)) return 'on_its_way';
  return [...slots('reporter'), ...slots('desk')];
}

/** What the release needs: the new thread with everything the reporter wrote, and the old one's tags. None for a thread that has just gone. */
async function operations(
  desk: DeskWorld,
  row: ThreadRow,
  old: DataKeys,
  { thread, dataKeys }: { readonly thread: ThreadRow; readonly dataKeys: DataKeys },
): Promise<readonly Operation[] | undefined> {
  const { messages } = desk;
  const read = (key: Uint8Array, family: Family) => readMessages(desk, key, row.id, family);
  const told = inOrder(await read(old.common, 'reporter'));
  const sealed = (
    family: Family,
    from: number,
    position: number,
    message: Pick<Message, 'day' | 'body'>,
  ) => ({
    tags: messages.tags(dataKeys.common, family, from, limits.candidateTags),
    message: messages.seal(dataKeys.common, thread.id, {
      id: desk.random.id(),
      day: message.day,
      position,
      body: message.body,
    }),
  });
  const [first, ...further] = told.map((message, index) =>
    sealed('reporter', index, index, message),
  );
  if (first === undefined) return undefined;
  const word = { day: desk.clock.today(), body: { kind: 'moved' } } as const;
  const tags = [
    ...messages.tags(old.common, 'reporter', 0, told.length),
    ...messages.tags(old.common, 'desk', 0, (await read(old.common, 'desk')).length),
    ...messages.tags(old.internal, 'note', 0, (await read(old.internal, 'note')).length),
  ];
  const from = { from: row.id, revision: row.revision };
  return [
    { kind: 'move', ...from, thread, ...first },
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
