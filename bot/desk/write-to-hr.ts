import { optionsIn } from '../domain/desk-options';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { type Posted, postMessage } from '../threads/post-message';
import { readMessages } from '../threads/read-messages';
import type { DeskWorld } from './desk';
import { findExcerpt } from './excerpt';
import type { Visible } from './find-thread';
import { findVisible } from './find-thread';
import { auditEntry, type Sending } from './post-as-desk';

/** Writes to HR in the excerpt's thread, from the reporter's place. Colleagues who write at once both come through. */
export async function writeToHr(
  desk: DeskWorld,
  member: Member,
  { row }: Visible,
  text: string,
  sending: Sending,
): Promise<Posted | Remark> {
  const day = desk.clock.today();
  const excerpt = await findExcerpt(desk, await desk.threadSealer.openAsDesk(row));
  if (excerpt === undefined) return 'not_now';
  const { common } = excerpt;
  const { id } = excerpt.row;
  return postMessage(
    desk,
    {
      thread: id,
      side: 'reporter',
      common,
      act: { kind: 'message', day },
      submission: await desk.drafts.submission(sending.id, sending.began, 'command'),
      audit: auditEntry(desk, member, 'message_sent_to_hr', row.id),
      place: 'first_free',
      message: {
        dataKey: common,
        family: 'reporter',
        content: { id: desk.random.id(), day, body: { kind: 'message', text } },
      },
    },
    async () => {
      const now = await findVisible(desk, member, row.id);
      // What HR has answered since counts as read once the handlers write: so it is shown first.
      if (now?.row.revision !== sending.seen.revision) return undefined;
      const may = optionsIn(now.row.desk, now.state, { hrReceives: true });
      if (!may.includes('write_hr')) return undefined;
      if ((await desk.threads.byId(id)) === undefined) return undefined;
      const own = (await readMessages(desk, common, id, 'reporter')).length;
      const others = (await readMessages(desk, common, id, 'desk')).length;
      return { messages: own + others, ofFamily: own };
    },
  );
}
