import type { DeskView } from '../domain/desk-view';
import { type Desk, desks } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { type WaitsFor, waitsFor } from '../domain/window';
import type { Redraw } from '../ports/dialogue';
import { calledView, callerView } from './caller';
import type { DeskWorld } from './desk';
import type { At, DeskDraft, SeenThread } from './desk-draft';
import { drawForm } from './draw-form';
import { type Drawn, drawn, isOfToday } from './drawn';
import { enteredView, enteringView } from './enter-report';
import { findVisible, type Visible } from './find-thread';
import { peopleView, queueView } from './list-views';
import { asSeen, openThread } from './open-thread';
import { auditEntry } from './post-as-desk';
import { proposeView, togetherView } from './together';
import { waitingView } from './waiting-view';

const pageReadings = 20;

type AtWhoRead = Extract<At, { kind: 'who_read' }>;

/** Who has read a thread, as its members see (VBL 7 kap. 6 §; 10 kap. 2 §). Looking is no reading. */
async function whoReadView(
  { auditTrail, people }: Pick<DeskWorld, 'auditTrail' | 'people'>,
  { row }: Visible,
  { thread, page }: AtWhoRead,
): Promise<{ readonly at: AtWhoRead; readonly view: DeskView }> {
  const readings = await auditTrail.ofThread(row.id, 'thread_opened');
  // HR has read what it moved.
  const all = (await Promise.all(desks.map((desk) => people.ofDesk(desk)))).flat();
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  const last = Math.max(0, Math.ceil(readings.length / pageReadings) - 1);
  const shown = Math.max(0, Math.min(page, last));
  const from = shown * pageReadings;
  const view: DeskView = {
    name: 'desk_who_read',
    reference: row.reference,
    readings: readings
      .slice(from, from + pageReadings)
      .map(({ day, member: by }) => ({ day, title: titles.get(by) })),
    earlier: shown < last,
    later: shown > 0,
  };
  return { at: { kind: 'who_read', thread, page: shown }, view };
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
        return drawn(
          { ...draft, at: { ...at, count: view.count, unopened: view.unopened } },
          view,
          redraw,
        );
      return draw(world, member, { ...draft, at: { kind: 'together' } }, { remark: 'not_now' });
    }
    case 'enter':
      return drawn(draft, await enteringView(world, member), redraw);
    case 'entered':
      return drawn(draft, await enteredView(world, member, draft, at), redraw);
    case 'done': {
      const { what, reference, again, duty, reveals } = at;
      const opensOn = world.windows.when(waitsAfter(member.desk, at)).outOn;
      const { ticked: _, ...rest } = draft;
      const givenLater = reveals === true && world.windows.byClock ? reveals : undefined;
      const view = {
        name: 'desk_done',
        what,
        reference,
        opensOn,
        again,
        duty,
        givenLater,
      } as const;
      return drawn(rest, view, redraw);
    }
    case 'thread':
    case 'waiting':
    case 'caller':
    case 'called':
    case 'who_read':
    case 'form': {
      const visible = found ?? (await findVisible(world, member, at.thread));
      if (visible === undefined) return drawQueue(world, member, draft, 'gone');
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
      const form =
        at.kind === 'form' ? await drawForm(world, member, draft, at, visible, redraw) : undefined;
      if (form !== undefined) return form;
      const to = { kind: 'thread', thread: at.thread, back: 0 } as const;
      const there = at.kind === 'thread' ? at : to;
      const again = at.kind === 'form' ? { remark: redraw.remark } : redraw;
      return drawThread(world, member, { ...draft, at: there }, there, visible, again);
    }
  }
}

/** What goes to HR, or comes from there, is read from the next pass on. */
function waitsAfter(desk: Desk, { what, urgent }: Extract<At, { kind: 'done' }>): WaitsFor {
  return what === 'given_to_hr' || what === 'written_to_hr' ? 'pass' : waitsFor(desk, urgent);
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
 * Shows a page of a thread. A look at one that this dialog has not shown before, or not on this day, or not
 * since the last release, is another reading: it leaves a line in the audit before anything is shown.
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

/**
 * Whether a look belongs to an earlier one. Nothing that was written in the thread decides it: whether there
 * is a line would say, in the hour after a pass, in which threads something came out.
 */
function isReadAlready(before: SeenThread | undefined, now: SeenThread): boolean {
  if (before?.thread !== now.thread) return false;
  return before.readOn === now.readOn && before.readIn === now.readIn;
}

/** What is written next is another message: it gets a name of its own. */
function fresh(world: DeskWorld, draft: DeskDraft): DeskDraft {
  const { seen: _, ...rest } = draft;
  return { ...rest, id: world.random.id(), began: world.clock.today() };
}
