import { deadlines, isOverdue, nextDue } from '../domain/deadlines';
import type { ThreadId } from '../domain/ids';
import { inOrder, type Message } from '../domain/message';
import { pageOf } from '../domain/page';
import type { DeskView } from '../domain/view';
import type { DataKeys } from '../ports/sealer';
import { currentEpoch } from '../threads/put-rows';
import { readBoth, readMessages } from '../threads/read-messages';
import type { DeskWorld } from './desk';
import type { SeenThread } from './desk-draft';
import { amongThem, readExcerpt } from './excerpt';
import type { Visible } from './find-thread';
import { actsIn } from './options';

/** Opens a thread with everything that stands in it. */
export async function openThread(
  desk: DeskWorld,
  visible: Visible,
  back: number,
): Promise<{ readonly view: DeskView; readonly seen: Required<SeenThread> }> {
  const { row, state } = visible;
  const keys = await desk.threadSealer.openAsDesk(row);
  const own = inOrder(await readAll(desk, keys, row.id));
  const withHr = await readExcerpt(desk, keys, state);
  const seen = await seenNow(desk, visible);
  const days = deadlines(row.desk, row.filedOn, desk.hrClock);
  const due = nextDue(days, state);
  const view: DeskView = {
    name: 'desk_thread',
    desk: row.desk,
    excerpt: seen.excerpt,
    moved: own.some(({ body }) => body.kind === 'moved'),
    ...(state.hr === undefined ? {} : { hr: state.hr }),
    may: await actsIn(desk, visible),
    reference: row.reference,
    filedOn: row.filedOn,
    ...(state.answers === undefined ? {} : { answers: state.answers }),
    ...(state.advice === undefined ? {} : { advice: state.advice }),
    status: state.status,
    ...(state.closeReason === undefined ? {} : { closeReason: state.closeReason }),
    deadlines: days,
    ...(due === undefined ? {} : { due: { ...due, overdue: isOverdue(due, desk.clock.today()) } }),
    pending: seen.pending + withHr.pending,
    page: pageOf(amongThem(own, withHr.notes), back),
  };
  return { view, seen };
}

/** What a member who looked just now would have seen. */
export async function seenNow(
  desk: DeskWorld,
  { row, state }: Visible,
): Promise<Required<SeenThread>> {
  const { common } = await desk.threadSealer.openAsDesk(row);
  const epoch = await currentEpoch(desk);
  const taken = await desk.pool.taken(desk.messages.slots(common, epoch.id, 'desk'));
  return {
    revision: row.revision,
    reference: row.reference,
    desk: row.desk,
    excerpt: state.origin !== undefined,
    pending: taken.filter(Boolean).length,
  };
}

async function readAll(desk: DeskWorld, keys: DataKeys, thread: ThreadId): Promise<Message[]> {
  const both = await readBoth(desk, keys.common, thread);
  const notes = await readMessages(desk, keys.internal, thread, 'note');
  return [...both, ...notes];
}
