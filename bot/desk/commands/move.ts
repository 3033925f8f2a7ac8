import type { ThreadId } from '../../domain/ids';
import type { Built } from '../../ports/pool';
import { auditEntry } from '../audit-entry';
import { excludedAt, offeredPeople } from '../exclusions';
import { findUnchanged } from '../find-thread';
import { isMoving, waitingOf } from '../waiting';
import type { Command } from './command';
import { readTicked } from './read';

/** Moves a thread from HR to the handlers at the next release; what HR has waiting is dropped. */
export const move = {
  form: 'desk_move',
  option: 'move',
  people: true,
  may: ({ desk, excerpt }) => desk === 'hr' && !excerpt,
  view: async ({ form, world, seen }, looked) =>
    looked && {
      name: 'desk_move',
      ...form,
      people: await offeredPeople(looked),
      dropped: world.waits() ? seen.pending : 0,
    },
  read: ({ fields }) => ({ kind: 'moved', involved: readTicked(fields) }),
  run: async ({ world, member, visible, submission, seen }, { involved }) => {
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
        const all = waitingOf(waiting, row.id);
        const now = await findUnchanged(world, visible, seen, waiting);
        if (now === undefined) return 'changed';
        if (isMoving(all)) return 'places_full';
        // A member who steps down meanwhile must not read it at the other desk either.
        const deed = { thread: { of: now.row } };
        const takesBack = all.entries.map(({ id }) => id);
        const dropped = takesBack.length > 0;
        const operations = [{ kind: 'move', from: row.id, to, excluded, dropped } as const];
        return { operations, waits: 'pass', takesBack, deed, audit };
      },
    });
    return put;
  },
} as const satisfies Command<{ readonly kind: 'moved'; readonly involved: readonly string[] }>;
