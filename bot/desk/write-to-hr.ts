import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { type Posted, postMessage } from '../threads/post-message';
import { seenNow } from '../threads/seen-now';
import type { DeskWorld } from './desk';
import { findExcerpt } from './excerpt';
import { findUnchanged, type Visible } from './find-thread';
import { parcelCopy } from './parcels';
import { auditEntry, type Sending } from './post-as-desk';

/**
 * Writes to HR in the excerpt's thread, from the reporter's place. Two colleagues at once both succeed. Until
 * it goes their desk keeps a copy.
 */
export async function writeToHr(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  text: string,
  sending: Sending,
): Promise<Posted | Remark> {
  const { row, keys } = visible;
  const own = await keys();
  const excerpt = await findExcerpt(world, own);
  if (excerpt === undefined) return 'not_now';
  const { common } = excerpt;
  const { id } = excerpt.row;
  return postMessage(
    world,
    {
      thread: id,
      side: 'reporter',
      waits: 'pass',
      common,
      act: (day) => ({ kind: 'message', day }),
      submission: await world.drafts.submission(sending.id, sending.began, 'command'),
      audit: auditEntry(world, member, 'message_sent_to_hr', row.id),
      place: 'first_free',
      message: {
        dataKey: common,
        family: 'reporter',
        content: { id: world.random.id(), body: { kind: 'message', text } },
      },
      // Among the handlers' own records: at HR nobody has any.
      copy: (epoch, place) => parcelCopy(world, own, row.id, epoch, { kind: 'words', place, text }),
    },
    async () => {
      // What HR has answered since counts as read once the handlers write: so it is shown first.
      if ((await findUnchanged(world, member, visible, sending.seen)) === undefined)
        return undefined;
      if ((await world.threads.byId(id)) === undefined) return undefined;
      return seenNow(world, { common }, 'reporter');
    },
  );
}
