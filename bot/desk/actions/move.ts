import type { ThreadId } from '../../domain/ids';
import { isRequested } from '../../domain/thread';
import type { Built } from '../../ports/pool';
import { auditEntry } from '../case/audit-entry';
import { command } from '../case/command';
import { excludedAt, offeredPeople } from '../case/exclusions';
import { findUnchanged } from '../case/find-thread';
import { readTicked } from '../case/read';
import { isMoving, waitingOf } from '../case/waiting';

/** Moves a thread from HR to the handlers at the next pass; what HR has waiting goes along as HR's. */
export const move = command({
  form: 'desk_move',
  option: 'move',
  people: () => true,
  // A move leaves HR's record of the case behind, and with it what somebody has asked for.
  may: ({ desk, excerpt, state }) => desk === 'hr' && !excerpt && !isRequested(state),
  view: async ({ form }, looked) =>
    looked && { name: 'desk_move', ...form, people: await offeredPeople(looked) },
  read: (_, { fields }) => ({
    ...{ kind: 'moved', involved: readTicked(fields) },
    notes: fields.notes === 'true' || undefined,
  }),
  run: async ({ world, member, case: visible, submission, seen }, { involved, notes }) => {
    const { row, state } = visible;
    const excluded = await excludedAt(world, 'whistleblowing', state.excluded, involved);
    if (typeof excluded === 'string') return excluded;
    const to = world.random.id<ThreadId>();
    // The old thread's audit stays, and is found by this line, which goes with the new thread.
    const audit = { ...auditEntry(world, member, 'thread_moved', to), subject: row.id };
    const { put } = await world.pool.submit<'changed' | 'places_full'>({
      id: submission,
      byDesk: true,
      build: async (waiting): Promise<Built | 'changed' | 'places_full'> => {
        const now = await findUnchanged(world, visible, seen, waiting);
        if (now === undefined) return 'changed';
        if (isMoving(waitingOf(waiting, row.id))) return 'places_full';
        // A member who steps down meanwhile must not read it at the other desk either.
        const writes = { thread: { of: now.row } };
        const operations = [{ kind: 'move', from: row.id, to, excluded, notes } as const];
        return { operations, waits: 'pass', writes, audit };
      },
    });
    return put;
  },
});
