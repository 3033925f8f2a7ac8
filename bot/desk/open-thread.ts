import type { Case } from '../domain/case';
import { deadlines, isOverdue, meetingDue, nextDue } from '../domain/deadlines';
import type { DeskView } from '../domain/desk-view';
import { dutyOf } from '../domain/duty';
import { dutiesOf, dutyAnswerOf } from '../domain/handing';
import type { Member, Person } from '../domain/member';
import type { Body } from '../domain/message';
import { lastDayOfClosed } from '../domain/retention';
import { clocksFrom, isHeld, versionOf } from '../domain/thread';
import { readCase } from '../threads/cases';
import { readableNotes } from '../threads/notes';
import { readPage } from '../threads/read-page';
import { findShelf } from '../threads/shelf';
import { membersOf, titleOf } from './case-form';
import type { DeskWorld } from './desk';
import type { SeenThread } from './desk-draft';
import { amongThem, latestOfHr, readExcerpt } from './excerpt';
import { standingOf, type Visible } from './find-thread';
import { tellingShown } from './hand-steps';
import { holdShown } from './keep-hold';
import { optionsNow } from './options';
import { shownOf } from './register';
import { shutOutsShown } from './two-views';
import { findWaiting, type Waiting } from './waiting';
import { findShown, firstOutOf } from './waiting-view';

/** Opens a page of a thread for a member, `back` pages from the latest. */
export async function openThread(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  back: number,
): Promise<{ readonly view: DeskView; readonly seen: SeenThread }> {
  const { row, state } = visible;
  const keys = await visible.keys();
  // First of all: what a release brings from here on belongs to the next epoch, and so to another reading.
  const waiting = await findWaiting(world, keys, row);
  const reporter = await findShelf(world, keys.common, row.id, 'reporter');
  const told = await findShelf(world, keys.common, row.id, 'desk');
  const notes = await findShelf(world, keys.internal, row.id, 'note');
  const recorded = await findShelf(readableNotes(world), keys.internal, row.id, 'note');
  const withHr = await readExcerpt(world, keys, state);
  const seen = {
    ...(await asSeen(world, visible, waiting)),
    readOn: world.clock.today(),
    readIn: waiting.epoch.id,
  };
  const page = await readPage([reporter, told, notes, recorded], back, (latest, whole) =>
    amongThem(latest, withHr.notes, whole),
  );
  const days = deadlines(row.desk, clocksFrom(row, state), world.hrClock);
  const due = nextDue(days, state, world.hrClock);
  const known = await readCase(world, keys.internal, row.id);
  const members = await membersOf(world, row.desk);
  const shown = await findShown(world, visible, waiting);
  const isMove = shown.parcels.some(({ parcel }) => parcel.kind === 'move');
  const view: DeskView = {
    name: 'desk_thread',
    desk: row.desk,
    excerpt: state.origin !== undefined,
    moved: isMoved(told.first()?.body.kind),
    hr: state.hr,
    may: await optionsNow(world, visible),
    reference: row.reference,
    case: shownOf(known.case, members),
    telling: tellingShown(known.case, world.clock.today()),
    hold: holdShown(known.case, members),
    ownDuty: dutyAnswerOf(known.case),
    ownDuties: dutiesOf(known.case),
    shutOuts: shutOutsShown(world, visible, known.case),
    byOne: aloneShown(known.case, member, members),
    putOn: latestOfHr(withHr.notes)?.id,
    filedOn: row.filedOn,
    answers: state.answers,
    advice: state.advice,
    urgent: state.urgent,
    status: state.status,
    closeReason: state.closeReason,
    erasedBy: state.closedOn && !isHeld(state) ? lastDayOfClosed(state.closedOn) : undefined,
    deadlines: days,
    due: due && { ...due, overdue: isOverdue(due, world.clock.today()) },
    meetBy: meetingDue(state, world.hrClock)?.by,
    duty: dutyOf(state.answers),
    // A move takes every place, and is one.
    pending: isMove ? 1 : seen.pending + withHr.pending,
    outOn: firstOutOf(shown),
    page,
  };
  return { view, seen };
}

/** What a colleague did alone and the member has not said to have read; none where it was the member. */
function aloneShown(
  { alone }: Case,
  { id }: Member,
  members: readonly Person[],
): Extract<DeskView, { name: 'desk_thread' }>['byOne'] {
  if (alone === undefined || alone.by === id) return undefined;
  return { by: titleOf(members, alone.by), on: alone.on };
}

/** Whether a desk's first word is one of a thread that was moved: what HR had said, or the move itself. */
function isMoved(kind: Body['kind'] | undefined): boolean {
  return kind === 'moved' || kind === 'by_hr';
}

/** What a member who looks just now sees of a thread. */
export async function asSeen(
  world: DeskWorld,
  visible: Visible,
  waiting?: Waiting,
): Promise<SeenThread> {
  const { row, state } = visible;
  return {
    revision: versionOf(row, state),
    thread: row.id,
    reference: row.reference,
    desk: row.desk,
    excerpt: state.origin !== undefined,
    ...(await standingOf(world, visible, waiting)),
  };
}
