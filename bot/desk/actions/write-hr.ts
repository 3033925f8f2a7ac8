import { seenNow } from '../../threads/count-messages';
import { postMessage } from '../../threads/post-message';
import { auditEntry } from '../case/audit-entry';
import { command } from '../case/command';
import { findExcerpt } from '../case/excerpt';
import { findUnchanged } from '../case/find-thread';

/** Writes to HR in the excerpt's thread, from the reporter's place. Two colleagues at once both succeed. */
export const writeHr = command({
  form: 'desk_write_hr',
  option: 'write_hr',
  texts: ['text'],
  toHr: 'written_to_hr',
  may: ({ hrIsThere, state: { hr } }) => hrIsThere && (hr === 'given' || hr === 'answered'),
  read: (_, { text, wrong }) => wrong() ?? { kind: 'written_to_hr', text },
  run: async ({ world, member, case: visible, submission, seen }, { text }) => {
    const { row, keys } = visible;
    const excerpt = await findExcerpt(world, await keys());
    if (excerpt === undefined) return 'not_now';
    const { common } = excerpt;
    const { id: thread } = excerpt.row;
    const post = {
      id: submission,
      thread,
      side: 'reporter',
      byDesk: true,
      waits: 'pass',
      body: { kind: 'message', text },
      from: row.id,
      audit: auditEntry(world, member, 'message_sent_to_hr', row.id),
    } as const;
    const { put } = await postMessage<never>(world, post, async () => {
      // Writing marks HR's answers as read: a new one is shown first.
      if ((await findUnchanged(world, visible, seen)) === undefined) return undefined;
      if ((await world.threads.byId(thread)) === undefined) return undefined;
      return seenNow(world, { common }, 'reporter');
    });
    return put;
  },
});
