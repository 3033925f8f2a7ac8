import { deadlines, isOverdue, nextDue } from '../domain/deadlines';
import type { DeskView } from '../domain/desk-view';
import { dutyOf } from '../domain/duty';
import { clocksFrom, versionOf } from '../domain/thread';
import { currentEpoch } from '../threads/put-rows';
import { readPage } from '../threads/read-page';
import { findShelf } from '../threads/shelf';
import type { DeskWorld } from './desk';
import type { SeenThread } from './desk-draft';
import { amongThem, readExcerpt } from './excerpt';
import type { Visible } from './find-thread';
import { optionsNow } from './options';

/** Opens a page of a thread, `back` pages from the latest. */
export async function openThread(
  world: DeskWorld,
  visible: Visible,
  back: number,
): Promise<{ readonly view: DeskView; readonly seen: SeenThread }> {
  const { row, state } = visible;
  const keys = await visible.keys();
  const reporter = await findShelf(world, keys.common, row.id, 'reporter');
  const told = await findShelf(world, keys.common, row.id, 'desk');
  const notes = await findShelf(world, keys.internal, row.id, 'note');
  const withHr = await readExcerpt(world, keys, state);
  const { revision: excerptRevision } = withHr;
  const seen = {
    ...(await asSeen(world, visible)),
    readOn: world.clock.today(),
    ...(excerptRevision === undefined ? {} : { excerptRevision }),
  };
  const page = await readPage([reporter, told, notes], back, (latest, whole) =>
    amongThem(latest, withHr.notes, whole),
  );
  const days = deadlines(row.desk, clocksFrom(row, state), world.hrClock);
  const due = nextDue(days, state);
  const view: DeskView = {
    name: 'desk_thread',
    desk: row.desk,
    excerpt: state.origin !== undefined,
    // The desk's first word in a thread that was moved.
    moved: told.first()?.body.kind === 'moved',
    hr: state.hr,
    may: await optionsNow(world, visible),
    reference: row.reference,
    filedOn: row.filedOn,
    answers: state.answers,
    advice: state.advice,
    urgent: state.urgent,
    status: state.status,
    closeReason: state.closeReason,
    deadlines: days,
    due: due && { ...due, overdue: isOverdue(due, world.clock.today()) },
    duty: dutyOf(state.answers),
    pending: seen.pending + withHr.pending,
    page,
  };
  return { view, seen };
}

/** What a member who looks just now sees of a thread. */
export async function asSeen(world: DeskWorld, { row, state, keys }: Visible): Promise<SeenThread> {
  const { common } = await keys();
  const epoch = await currentEpoch(world);
  const taken = await world.pool.taken(world.messages.slots(common, epoch.id, 'desk'));
  return {
    revision: versionOf(row, state),
    reference: row.reference,
    desk: row.desk,
    excerpt: state.origin !== undefined,
    pending: taken.filter(Boolean).length,
  };
}
