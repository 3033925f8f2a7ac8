import { arrivalOf } from '../../domain/arrival';
import type { Case } from '../../domain/case';
import { unmet } from '../../domain/deadlines';
import type { DeskView } from '../../domain/desk-view';
import { dutiesOf, dutyAnswerOf } from '../../domain/handing';
import type { Member, Person } from '../../domain/member';
import { nextAct } from '../../domain/next-act';
import { waitedSince } from '../../domain/request';
import { lastDayOfClosed } from '../../domain/retention';
import { clocksFrom, isHeld, mayBeDisposed, type ThreadState } from '../../domain/thread';
import type { ViewNamed } from '../../domain/view';
import { whatIsDue } from '../../domain/what-is-due';
import { hiddenIn } from '../../domain/what-it-can-hide';
import type { Redraw } from '../../ports/dialogue';
import { readCase } from '../../threads/cases';
import { findFamily } from '../../threads/families';
import { findNotes } from '../../threads/notes';
import { readPage } from '../../threads/read-page';
import { holdShown } from '../actions/hold';
import { optionsNow } from '../actions/options';
import { membersOf, titleOf } from '../case/colleagues';
import type { DeskContext } from '../case/context';
import { deskDays, deskMeeting, shownDue } from '../case/desk-days';
import type { AtKind, DeskDraft, SeenThread } from '../case/desk-draft';
import { asSeen, type Drawn, drawn, fresh, noteReading } from '../case/drawn';
import { amongThem, latestOfHr, readExcerpt } from '../case/excerpt';
import { givingShown, tellingShown } from '../case/handing';
import { openProposals } from '../case/proposals';
import { redactedCopiesOf, redactedCopyShown } from '../case/redacted-copies';
import { findAnswerable } from '../case/two';
import { findWaiting, firstOutOf } from '../case/waiting';
import { awaitedIn } from './awaited';
import { shownOf } from './shown-cases';

type ThreadShown = ViewNamed<'desk_thread'>;

/**
 * Shows a page of a thread. Its first look in this dialog, on this day or since the last pass is another
 * reading: it is in the audit before anything is shown.
 */
export async function drawThread(
  looked: DeskContext<'case'>,
  draft: DeskDraft,
  { back }: AtKind<'thread'>,
  redraw: Redraw,
): Promise<Drawn> {
  const { view, seen } = await openThread(looked, back);
  if (!isReadAlready(draft.seen, seen)) await noteReading(looked);
  return drawn({ ...fresh(looked.world, draft), seen }, view, redraw);
}

/**
 * Whether a look belongs to an earlier one. Nothing written in the thread decides it: else the audit would
 * tell in which threads something was delivered.
 */
function isReadAlready(before: SeenThread | undefined, now: SeenThread): boolean {
  if (before?.thread !== now.thread) return false;
  return before.readOn === now.readOn && before.readIn === now.readIn;
}

/**
 * Opens a page of a thread for a member.
 * @param back pages from the latest
 */
async function openThread(
  look: DeskContext<'case'>,
  back: number,
): Promise<{ readonly view: DeskView; readonly seen: SeenThread }> {
  const { world, case: visible } = look;
  const { row, state } = visible;
  const keys = await visible.keys();
  // First: anything that a pass adds from here on belongs to another reading.
  const waiting = await findWaiting(world, row);
  const reporter = await findFamily(world, keys.common, row.id, 'reporter');
  const told = await findFamily(world, keys.common, row.id, 'desk');
  const notes = await findNotes(world, keys.internal, row.id);
  const withHr = await readExcerpt(world, keys, state);
  const seen = {
    ...(await asSeen(world, visible, waiting)),
    readOn: world.clock.today(),
    // Without a clock to hide passes, a pass in this thread begins another reading.
    readIn: world.windows.nextPass() ?? `${row.revision} ${withHr.revision ?? ''}`,
  };
  const page = await readPage([reporter, told, notes], back, (latest, whole) =>
    amongThem(latest, withHr.notes, whole),
  );
  const came = { runsFrom: clocksFrom(row, state), outOn: row.filedOn };
  const days = deskDays(world, row.desk, came, state.urgent);
  const meet = deskMeeting(world, row.desk, state);
  const today = world.clock.today();
  const openDays = [...unmet(days, state), ...(meet === undefined ? [] : [meet])]
    .flatMap((one) => shownDue(world, row.desk, one, today, state.urgent) ?? [])
    .sort((a, b) => (a.by < b.by ? -1 : 1));
  const known = await readCase(world, keys.internal, row.id);
  const looking = { world, member: visible.member, case: visible };
  const proposed = await openProposals(world, row.desk);
  const members = await membersOf(world, row.desk);
  const { open } = await redactedCopiesOf(look);
  const awaits = await awaitedIn(looking, visible, proposed);
  const may = await optionsNow(world, visible);
  const view: DeskView = {
    name: 'desk_thread',
    desk: row.desk,
    excerpt: state.origin !== undefined,
    // So a moved thread begins: with the move, or with what HR had said.
    moved: ['moved', 'by_hr'].includes(told.first()?.body.kind ?? ''),
    hr: state.hr,
    may,
    reference: row.reference,
    case: shownOf(known.case, members),
    telling: tellingShown(known.case, today),
    giving: givingShown(world, known.case),
    hold: holdShown(known.case, await findAnswerable(looking, 'lift_hold', proposed)),
    asked: waitedSince(state.dues?.askedOn, today),
    kept: state.dues,
    ownDuty: dutyAnswerOf(known.case),
    ownDuties: dutiesOf(known.case),
    steps: known.case.steps,
    awaits,
    exclusions: (await findAnswerable(looking, 'exclude', proposed)).map(({ shown }) => shown),
    redactedCopy: open && redactedCopyShown(look, open),
    byOne: aloneShown(known.case, visible.member, members),
    putOn: latestOfHr(withHr.notes)?.id,
    ...arrivalOf(row, state),
    answers: state.answers,
    advice: state.advice,
    urgent: state.urgent,
    status: state.status,
    closeReason: state.closeReason,
    ...endOf(state),
    archived: known.case.archived,
    deadlines: days,
    openDays,
    next: nextAct(
      {
        dues: whatIsDue({ state, days, meet, runsFrom: came.runsFrom }, today),
        may,
      },
      today,
    ),
    punished: state.punished,
    // What HR gets by an excerpt was read by the handlers.
    duties: state.origin === undefined ? hiddenIn(state.answers).duties : [],
    pending: seen.pending + withHr.pending,
    outOn: firstOutOf(waiting),
    page,
  };
  return { view, seen };
}

/** When a closed case that is not held is disposed of, or can only be archived. */
function endOf(state: ThreadState): Pick<ThreadShown, 'erasedBy' | 'preservedFrom'> {
  const { closedOn, term } = state;
  if (closedOn === undefined || isHeld(state)) return { erasedBy: undefined };
  const last = lastDayOfClosed(closedOn, term);
  return mayBeDisposed(state) ? { erasedBy: last } : { preservedFrom: last };
}

/** What a colleague did without a second, until the member has confirmed reading it. */
function aloneShown({ alone }: Case, { id }: Member, members: readonly Person[]) {
  if (alone === undefined || alone.by === id) return undefined;
  return { by: titleOf(members, alone.by), on: alone.on, gave: alone.gave };
}
