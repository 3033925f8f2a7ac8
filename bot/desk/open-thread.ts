import type { Case } from '../domain/case';
import { nextDue } from '../domain/deadlines';
import type { DeskView } from '../domain/desk-view';
import { dutyOf } from '../domain/duty';
import { dutiesOf, dutyAnswerOf } from '../domain/handing';
import type { Member, Person } from '../domain/member';
import type { Body } from '../domain/message';
import { lastDayOfClosed } from '../domain/retention';
import { arrivalOf, clocksFrom, isHeld, versionOf } from '../domain/thread';
import { readCase } from '../threads/cases';
import { findNotes } from '../threads/notes';
import { readPage } from '../threads/read-page';
import { findShelf } from '../threads/shelf';
import { membersOf, titleOf } from './case-form';
import type { DeskWorld } from './desk';
import { deskDays, deskMeeting, shownDue } from './desk-days';
import type { SeenThread } from './desk-draft';
import { amongThem, latestOfHr, readExcerpt } from './excerpt';
import { standingOf, type Visible } from './find-thread';
import { givingShown } from './hand-on';
import { tellingShown } from './hand-steps';
import { holdShown } from './keep-hold';
import { optionsNow } from './options';
import { shownOf } from './register';
import { shutOutsShown } from './two-views';
import { findWaiting, firstOutOf, isMoving, type Waiting } from './waiting';

/** Opens a page of a thread for a member, `back` pages from the latest. */
export async function openThread(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  back: number,
): Promise<{ readonly view: DeskView; readonly seen: SeenThread }> {
  const { row, state } = visible;
  const keys = await visible.keys();
  // First of all: what a release brings from here on belongs to another reading.
  const waiting = await findWaiting(world, row);
  const reporter = await findShelf(world, keys.common, row.id, 'reporter');
  const told = await findShelf(world, keys.common, row.id, 'desk');
  const notes = await findNotes(world, keys.internal, row.id);
  const withHr = await readExcerpt(world, keys, state);
  const seen = {
    ...(await asSeen(world, visible, waiting)),
    readOn: world.clock.today(),
    // Where no clock hides what comes out, another reading begins with what has come out here.
    readIn: world.windows.nextPass() ?? `${row.revision} ${withHr.revision ?? ''}`,
  };
  const page = await readPage([reporter, told, notes], back, (latest, whole) =>
    amongThem(latest, withHr.notes, whole),
  );
  const came = { runsFrom: clocksFrom(row, state), outOn: row.filedOn };
  const days = deskDays(world, row.desk, came, state.urgent);
  const meet = deskMeeting(world, row.desk, state);
  const due = nextDue(days, state, meet);
  const known = await readCase(world, keys.internal, row.id);
  const members = await membersOf(world, row.desk);
  const isMove = isMoving(waiting);
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
    giving: givingShown(world, known.case),
    hold: holdShown(known.case, members),
    ownDuty: dutyAnswerOf(known.case),
    ownDuties: dutiesOf(known.case),
    shutOuts: shutOutsShown(world, visible, known.case),
    byOne: aloneShown(known.case, member, members),
    putOn: latestOfHr(withHr.notes)?.id,
    ...arrivalOf(row, state),
    answers: state.answers,
    advice: state.advice,
    urgent: state.urgent,
    status: state.status,
    closeReason: state.closeReason,
    erasedBy: state.closedOn && !isHeld(state) ? lastDayOfClosed(state.closedOn) : undefined,
    deadlines: days,
    due: shownDue(world, row.desk, due, world.clock.today(), state.urgent),
    meetBy: meet?.by,
    duty: dutyOf(state.answers),
    // Nothing else of the desk's waits beside a move.
    pending: isMove ? 1 : seen.pending + withHr.pending,
    outOn: firstOutOf(waiting),
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
    ...(state.urgent && { urgent: state.urgent }),
    excerpt: state.origin !== undefined,
    ...(await standingOf(world, visible, waiting)),
  };
}
