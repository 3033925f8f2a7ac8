import type { DeskCommand } from '../domain/desk-command';
import { areSameDues } from '../domain/dues';
import type { Member } from '../domain/member';
import { inOrder } from '../domain/message';
import type { Remark } from '../domain/remarks';
import type { ThreadState } from '../domain/thread';
import type { Deed, Epoch, NewPoolRow } from '../ports/pool';
import type { DataKeys } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import type { Posted } from '../threads/post-message';
import { readBoth } from '../threads/read-messages';
import { sealThread } from '../threads/seal-thread';
import type { DeskWorld } from './desk';
import { excludedAt } from './exclusions';
import { findUnchanged, type Visible } from './find-thread';
import { holdAlong } from './keep-hold';
import { moveOperations, moveRows } from './move-rows';
import { parcelCopy } from './parcels';
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
    const work = await moveOperations(world, now.row, old, moved, said);
    if (work === undefined) return 'changed';
    const { epoch, slots, drop } = places;
    if (!areSameDues(now.state.dues, state.dues)) return 'changed';
    // Who steps down meanwhile must not read it at the other desk either.
    const along = await holdAlong(world, row.id, old, moved);
    const count = Math.max(0, work.length - slots.length);
    const beyond = world.messages.parcelSlots(old.internal, epoch.id, count);
    const copy = parcelCopy(world, old, row.id, epoch, {
      kind: 'move',
      beyond: count,
      dropped: drop.slots.length > 0,
      to: moved.thread.id,
      held: along.case?.to.tag,
    });
    const deed = { thread: { of: now.row }, drop, ...along };
    return { rows: moveRows(world, epoch, [...slots, ...beyond], work, copy), deed };
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

/** A move that can be stored, as things stand. */
interface Ready {
  readonly rows: readonly NewPoolRow[];
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
