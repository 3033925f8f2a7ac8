import { deadlines, isOverdue, nextDue } from '../domain/deadlines';
import type { DeskView } from '../domain/desk-view';
import type { ThreadId } from '../domain/ids';
import { inOrder, type Message } from '../domain/message';
import { pageOf } from '../domain/page';
import type { DataKeys } from '../ports/sealer';
import { currentEpoch } from '../threads/put-rows';
import { readBoth, readMessages } from '../threads/read-messages';
import type { DeskWorld } from './desk';
import type { SeenThread } from './desk-draft';
import { amongThem, readExcerpt } from './excerpt';
import type { Visible } from './find-thread';
import { optionsNow } from './options';

/** Opens a thread with everything that stands in it. */
export async function openThread(
  world: DeskWorld,
  visible: Visible,
  back: number,
): Promise<{ readonly view: DeskView; readonly seen: SeenThread }> {
  const { row, state } = visible;
  const keys = await visible.keys();
  const own = inOrder(await readAll(world, keys, row.id));
  const withHr = await readExcerpt(world, keys, state);
  const seen = await asSeen(world, visible);
  const days = deadlines(row.desk, row.filedOn, world.hrClock);
  const due = nextDue(days, state);
  const view: DeskView = {
    name: 'desk_thread',
    desk: row.desk,
    excerpt: state.origin !== undefined,
    moved: own.some(({ body }) => body.kind === 'moved'),
    hr: state.hr,
    may: await optionsNow(world, visible),
    reference: row.reference,
    filedOn: row.filedOn,
    answers: state.answers,
    advice: state.advice,
    status: state.status,
    closeReason: state.closeReason,
    deadlines: days,
    due: due && { ...due, overdue: isOverdue(due, world.clock.today()) },
    pending: seen.pending + withHr.pending,
    page: pageOf(amongThem(own, withHr.notes), back),
  };
  return { view, seen };
}

/** What a member who looks just now sees of a thread. */
export async function asSeen(world: DeskWorld, { row, state, keys }: Visible): Promise<SeenThread> {
  const { common } = await keys();
  const epoch = await currentEpoch(world);
  const taken = await world.pool.taken(world.messages.slots(common, epoch.id, 'desk'));
  return {
    revision: row.revision,
    reference: row.reference,
    desk: row.desk,
    excerpt: state.origin !== undefined,
    pending: taken.filter(Boolean).length,
  };
}

async function readAll(world: DeskWorld, keys: DataKeys, thread: ThreadId): Promise<Message[]> {
  const both = await readBoth(world, keys.common, thread);
  const notes = await readMessages(world, keys.internal, thread, 'note');
  return [...both, ...notes];
}
