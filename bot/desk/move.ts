import type { DeskCommand } from '../domain/desk-command';
import type { ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { Built } from '../ports/pool';
import type { Posted } from '../threads/post-message';
import type { DeskWorld } from './desk';
import { excludedAt } from './exclusions';
import { findUnchanged, type Visible } from './find-thread';
import { auditEntry, type Sending } from './post-as-desk';
import { isMoving, waitingOf } from './waiting';

/** Moves a thread from HR to the handlers at the next release; what HR has sent until then is dropped. */
export async function move(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  { involved }: Extract<DeskCommand, { kind: 'moved' }>,
  sending: Sending,
): Promise<Posted | Remark> {
  const { row, state } = visible;
  const excluded = await excludedAt(world, 'whistleblowing', state.excluded, involved);
  if (typeof excluded === 'string') return excluded;
  const to = world.random.id<ThreadId>();
  // The old thread's audit stays, and is found by this line; it goes with the new thread.
  const audit = { ...auditEntry(world, member, 'thread_moved', to), subject: row.id };
  const { put } = await world.pool.submit<'changed' | 'places_full'>({
    id: await world.drafts.submission(sending.id, sending.began, 'command'),
    byDesk: true,
    build: async (waiting): Promise<Built | 'changed' | 'places_full'> => {
      const all = waitingOf(waiting, row.id);
      const now = await findUnchanged(world, member, visible, sending.seen, waiting);
      if (now === undefined) return 'changed';
      if (isMoving(all)) return 'places_full';
      // Who steps down meanwhile must not read it at the other desk either.
      const deed = { thread: { of: now.row } };
      const takesBack = all.entries.map(({ id }) => id);
      const dropped = takesBack.length > 0;
      const operations = [{ kind: 'move', from: row.id, to, excluded, dropped } as const];
      return { operations, waits: 'pass', takesBack, deed, audit };
    },
  });
  return put;
}
