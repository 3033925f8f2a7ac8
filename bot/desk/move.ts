import type { DeskCommand } from '../domain/desk-command';
import { areSameDues } from '../domain/dues';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import { type Body, inOrder, isByReporter, isFormBody, type Message } from '../domain/message';
import type { Remark } from '../domain/remarks';
import type { ThreadState } from '../domain/thread';
import type { Deed, Epoch, PoolRow } from '../ports/pool';
import type { DataKeys, Family, Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { countMessages } from '../threads/count-messages';
import { recordedNotes } from '../threads/notes';
import type { Posted } from '../threads/post-message';
import { readBoth } from '../threads/read-messages';
import { sealThread } from '../threads/seal-thread';
import type { DeskWorld } from './desk';
import { excludedAt } from './exclusions';
import { findUnchanged, type Visible } from './find-thread';
import { holdAlong } from './keep-hold';
import { auditEntry, type Sending } from './post-as-desk';
import { findWaiting } from './waiting';

/** Why a thread cannot be moved in this window. */
type Hindrance = 'changed' | 'places_full' | 'on_its_way';

/**
 * Moves a thread from HR to the handlers, at the next release: what the reporter wrote and what HR had said
 * to the reporter, sealed again with keys that HR never has, and none of HR's notes. Of the case's record a
 * hold alone goes along: it takes two to end one. The clocks run from the report, not from the move. All
 * places of the old thread are taken until then, so that neither a message nor a colleague's act gets lost.
 */
export async function move(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  { involved }: Extract<DeskCommand, { kind: 'moved' }>,
  sending: Sending,
): Promise<Posted | Remark> {
  const { row, state, keys } = visible;
  const excluded = await excludedAt(world, 'whistleblowing', state.excluded, involved);
  if (typeof excluded === 'string') return excluded;
  const old = await keys();
  const { reference, blindIndex } = row;
  const said = inOrder(await readBoth(world, old.common, row.id));
  const moved = sealThread(world, {
    desk: 'whistleblowing',
    reference,
    blindIndex,
    publicKey: world.threadSealer.reporterPublicKey(row),
    today: world.windows.firstDay('pass'),
    now: world.clock.today(),
    due: world.windows.dueOn('pass'),
    state: stateAfter(state, excluded),
    runsFrom: said[0]?.day,
  });
  const submission = await world.drafts.submission(sending.id, sending.began, 'command');
  // The old thread's audit stays, and is found by this line; it goes with the new thread.
  const audit = {
    ...auditEntry(world, member, 'thread_moved', moved.thread.id),
    subject: row.id,
  };
  const look = async (): Promise<Ready | Hindrance> => {
    const now = await findUnchanged(world, member, visible, sending.seen);
    if (now === undefined) return 'changed';
    const places = await freePlaces(world, old, row, sending);
    if (typeof places === 'string') return places;
    const work = await operations(world, now.row, old, moved, said);
    if (work === undefined) return 'changed';
    const { epoch, slots, drop } = places;
    if (!areSameDues(now.state.dues, state.dues)) return 'changed';
    // Who steps down meanwhile must not read it at the other desk either.
    const deed = { thread: { of: now.row }, drop, ...(await holdAlong(world, row.id, old, moved)) };
    return { rows: sealRows(world, epoch, slots, work), deed };
  };
  for (;;) {
    const ready = await look();
    if (typeof ready !== 'string') {
      const { rows, deed } = ready;
      const put = await world.pool.put(rows, submission, audit, undefined, deed);
      if (put === 'stored' || put === 'duplicate') return put;
    }
    // This very draft, pressed a moment ago, may have taken the places.
    if (await world.pool.submitted(submission)) return 'duplicate';
    // Else somebody was faster between looking and storing: a look says who.
    if (typeof ready === 'string') return ready;
  }
}

type SealedThread = ReturnType<typeof sealThread>;

/** A move that can be stored, as things stand. */
interface Ready {
  readonly rows: readonly PoolRow[];
  readonly deed: Deed;
}

/** The places of the old thread in this window, and what waits there and goes with the move. */
interface Places {
  readonly epoch: Epoch;
  readonly slots: readonly Uint8Array[];
  readonly drop: NonNullable<Deed['drop']>;
}

/**
 * At the new desk all begins but the clocks: it knows what was said, who must not see it, and until when it
 * is held, no more.
 */
function stateAfter(state: ThreadState, excluded: ThreadState['excluded']): ThreadState {
  const { answers, advice, runsFrom, minutes, meetingAskedOn, dues } = state;
  const held = dues?.lookAgainOn === undefined ? undefined : { lookAgainOn: dues.lookAgainOn };
  const asked = { runsFrom, minutes, meetingAskedOn, dues: held };
  return { answers, advice, ...asked, status: 'received', unanswered: false, excluded };
}

/**
 * All places of the old thread in this window, or why it cannot be moved in it. Nothing waits for what the
 * desk itself has sent: it is dropped, as all that HR wrote, which the form has said. Only where that comes
 * out as soon as possible is it waited for. What the reporter has written is never dropped.
 */
async function freePlaces(
  world: DeskWorld,
  keys: DataKeys,
  row: ThreadRow,
  { seen }: Sending,
): Promise<Places | Hindrance> {
  const { epoch, slots, taken, sent } = await findWaiting(world, keys, row);
  const dropped = slots.filter((_, place) => taken[place]);
  if (dropped.length !== seen.pending) return 'changed';
  const reporters = world.messages.slots(keys.common, epoch.id, 'reporter');
  const written = await world.pool.taken(reporters);
  // All places: a colleague has moved it.
  if (written.every(Boolean) && dropped.length === slots.length) return 'places_full';
  if (dropped.length > 0 && !world.waits()) return 'places_full';
  if (written.some(Boolean)) return 'on_its_way';
  const drop = { slots: dropped, copies: sent.map(({ record }) => record) };
  return { epoch, slots: [...reporters, ...slots], drop };
}

/**
 * What the release needs: the new thread with all that the reporter could read, and the old one's tags. None
 * for a thread that has just gone.
 * @param said what the reporter and HR had said to each other, in its order
 */
async function operations(
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
