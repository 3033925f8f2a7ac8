import type { DeskView } from '../domain/desk-view';
import type { Fields } from '../domain/fields';
import type { Desk } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { type WaitsFor, waitsFor } from '../domain/window';
import type { Redraw } from '../ports/dialogue';
import { calledView, callerView } from './caller';
import { colleaguesIn, openCase } from './case-form';
import type { DeskWorld } from './desk';
import type { At, AtForm, DeskDraft, SeenThread } from './desk-draft';
import { enteredView, enteringView } from './enter-report';
import { nameable, otherDesk } from './exclusions';
import { findVisible, type Visible } from './find-thread';
import { forms, formView } from './forms';
import { tellingIn } from './hand-steps';
import { holdParts } from './keep-hold';
import { peopleView, queueView } from './list-views';
import { asSeen, openThread } from './open-thread';
import { toBeShown } from './options';
import { auditEntry } from './post-as-desk';
import { readyFields } from './ready-fields';
import { openMinutes } from './settle-minutes';
import { proposeView, togetherView } from './together';
import { twoView } from './two-views';
import { waitingView } from './waiting-view';
import { whoReadView } from './who-read';

/** A place in the desk's dialog as it is drawn. Sealed, it is what the member is shown. */
export interface Drawn {
  readonly draft: DeskDraft;
  readonly view: DeskView;
  readonly remark?: Remark | undefined;
  readonly fields: Fields;
}

/**
 * Draws where a member is, freshly read. A thread that the member cannot see, or no longer, leads back to the
 * queue. A form that is opened has its ready texts; one that is drawn again has the redraw's fields.
 * @param found the thread, when it has been looked up for this press already
 */
export async function draw(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  redraw: Redraw = {},
  found?: Visible,
): Promise<Drawn> {
  const { at } = draft;
  switch (at.kind) {
    case 'queue':
      return drawn(fresh(world, draft), await queueView(world, member, at), redraw);
    case 'people':
      return drawn(draft, await peopleView(world, member), redraw);
    case 'together':
      return drawn(fresh(world, draft), await togetherView(world, member), redraw);
    case 'propose': {
      const view = await proposeView(world, member, at.day);
      if (view !== undefined)
        return drawn({ ...draft, at: { ...at, count: view.count } }, view, redraw);
      return draw(world, member, { ...draft, at: { kind: 'together' } }, { remark: 'not_now' });
    }
    case 'enter':
      return drawn(draft, await enteringView(world, member), redraw);
    case 'entered':
      return drawn(draft, await enteredView(world, member, draft, at), redraw);
    case 'done': {
      const { what, reference, again, duty } = at;
      const opensOn = world.windows.opensOn(waitsAfter(member.desk, what));
      const { ticked: _, ...rest } = draft;
      return drawn(rest, { name: 'desk_done', what, reference, opensOn, again, duty }, redraw);
    }
    case 'thread':
    case 'waiting':
    case 'caller':
    case 'called':
    case 'who_read':
    case 'form': {
      const visible = found ?? (await findVisible(world, member, at.thread));
      if (visible === undefined) return drawQueue(world, member, draft, 'gone');
      if (at.kind === 'form') return drawForm(world, member, draft, at, visible, redraw);
      if (at.kind === 'caller') return drawn(draft, await callerView(world, visible), redraw);
      if (at.kind === 'called') return drawn(draft, await calledView(world, visible), redraw);
      if (at.kind === 'who_read') {
        const who = await whoReadView(world, visible, at);
        return drawn({ ...draft, at: who.at }, who.view, redraw);
      }
      const waits = at.kind === 'waiting' ? await waitingView(world, visible, at) : undefined;
      if (waits !== undefined) {
        const seen = await readWaiting(world, member, draft, visible);
        return drawn({ ...draft, seen, at: waits.at }, waits.view, redraw);
      }
      const to = { kind: 'thread', thread: at.thread, back: 0 } as const;
      const there = at.kind === 'thread' ? at : to;
      return drawThread(world, member, { ...draft, at: there }, there, visible, redraw);
    }
  }
}

/** What goes to HR, or comes from there, is read from the next pass on. */
function waitsAfter(desk: Desk, what: Extract<At, { kind: 'done' }>['what']): WaitsFor {
  return what === 'given_to_hr' || what === 'written_to_hr' ? 'pass' : waitsFor(desk);
}

/** Leads to the queue, and says why. */
export function drawQueue(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  remark: Remark,
): Promise<Drawn> {
  return draw(world, member, { ...draft, at: { kind: 'queue', page: 0 } }, { remark });
}

/**
 * Shows a page of a thread. A look at what this dialog has not shown before, or not on this day, is another
 * reading: it leaves a line in the audit before anything is shown.
 */
async function drawThread(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  { back }: Extract<At, { kind: 'thread' }>,
  visible: Visible,
  redraw: Redraw,
): Promise<Drawn> {
  const { view, seen } = await openThread(world, member, visible, back);
  if (!isReadAlready(draft.seen, seen))
    await world.people.audit(auditEntry(world, member, 'thread_opened', visible.row.id));
  return drawn({ ...fresh(world, draft), seen }, view, redraw);
}

/** What waits belongs to the thread: on a day on which this dialog has not read it, a look is a reading. */
async function readWaiting(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  visible: Visible,
): Promise<SeenThread> {
  const seen = draft.seen ?? (await asSeen(world, visible));
  if (isOfToday(world, seen)) return seen;
  await world.people.audit(auditEntry(world, member, 'thread_opened', visible.row.id));
  return { ...seen, readOn: world.clock.today() };
}

function isOfToday({ clock }: DeskWorld, { readOn }: SeenThread): boolean {
  return readOn === clock.today();
}

function isReadAlready(before: SeenThread | undefined, now: SeenThread): boolean {
  return (
    before?.readOn === now.readOn &&
    before?.revision === now.revision &&
    before.notes === now.notes &&
    before.excerptRevision === now.excerptRevision
  );
}

async function drawForm(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: AtForm,
  visible: Visible,
  redraw: Redraw,
): Promise<Drawn> {
  // What the member had seen is what stood in the thread when it was opened, not when the form was.
  const seen = draft.seen ?? (await asSeen(world, visible));
  if (at.form === 'desk_case') return drawCase(world, member, draft, at, visible, redraw);
  if (at.form === 'desk_show')
    return drawShow(world, member, { ...draft, seen }, at, visible, redraw);
  const lists = forms[at.form].people === true;
  const people = lists ? await nameable(world, otherDesk(visible.row.desk)) : undefined;
  // What was written in the thread stands in them: on another day it is read once more.
  const holds = at.form === 'desk_hold' || at.form === 'desk_let_go';
  const shows =
    at.form === 'desk_tell' || at.form === 'desk_two' || holds || at.putOn !== undefined;
  if (shows && redraw.fields === undefined && !isOfToday(world, seen))
    await world.people.audit(auditEntry(world, member, 'thread_opened', visible.row.id));
  const fields = redraw.fields ?? (await readyFields(world, draft, at, visible));
  if (at.form === 'desk_shut_out' || at.form === 'desk_two')
    return drawn({ ...draft, seen }, await twoView(world, at, visible, seen), redraw);
  const view = formView(world, at, seen, people);
  if (!holds)
    return drawn({ ...draft, seen }, await withRead(world, visible, view), { ...redraw, fields });
  const parts = await holdParts(world, member, visible);
  const now = { ...draft, at: { ...at, letGo: parts.letGo }, seen };
  return drawn(now, { ...view, ...parts }, { ...redraw, fields });
}

/** A form with what it takes to read the thread for: what it is about. */
async function withRead(world: DeskWorld, visible: Visible, view: DeskView): Promise<DeskView> {
  if (view.name === 'desk_tell') return { ...view, telling: await tellingIn(world, visible) };
  if (view.name === 'desk_settle') return { ...view, of: await openMinutes(world, visible) };
  return view;
}

/** Shows the form by which a case is shown to a colleague; the case itself where there is nobody any more. */
async function drawShow(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft & { readonly seen: SeenThread },
  at: AtForm,
  visible: Visible,
  redraw: Redraw,
): Promise<Drawn> {
  const people = colleaguesIn(world, toBeShown(visible));
  if (people.length > 0) return drawn(draft, formView(world, at, draft.seen, people), redraw);
  const there: At = { kind: 'thread', thread: at.thread, back: 0 };
  return draw(world, member, { ...draft, at: there }, { remark: redraw.remark }, visible);
}

/**
 * Shows the form of a case's record. What a colleague has written meanwhile stands there when the form is
 * shown again because of it.
 */
async function drawCase(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: AtForm,
  visible: Visible,
  redraw: Redraw,
): Promise<Drawn> {
  const seen = draft.seen ?? (await asSeen(world, visible));
  const isNew = at.found === undefined || draft.seen === undefined;
  if (!isOfToday(world, seen))
    await world.people.audit(auditEntry(world, member, 'thread_opened', visible.row.id));
  const opened = await openCase(world, visible);
  const found = isNew ? opened.found : at.found;
  const fields = isNew || redraw.fields === undefined ? opened.fields : redraw.fields;
  const view = opened.view({ reference: seen.reference, reader: 'reporter' });
  return drawn({ ...draft, at: { ...at, found }, seen }, view, { ...redraw, fields });
}

function drawn(draft: DeskDraft, view: DeskView, { remark, fields = {} }: Redraw): Drawn {
  return { draft, view, remark, fields };
}

/** What is written next is another message: it gets a name of its own. */
function fresh(world: DeskWorld, draft: DeskDraft): DeskDraft {
  const { seen: _, ...rest } = draft;
  return { ...rest, id: world.random.id(), began: world.clock.today() };
}
