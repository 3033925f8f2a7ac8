import type { DeskView } from '../../domain/desk-view';
import { desks } from '../../domain/ids';
import type { Remark } from '../../domain/remarks';
import { waitsFor } from '../../domain/window';
import type { Redraw } from '../../ports/dialogue';
import { isToHr } from '../actions/index';
import { membersOf, titleOf } from '../case/colleagues';
import type { DeskContext, DeskWorld, OpenCase } from '../case/context';
import type { At, AtKind, DeskDraft, SeenThread } from '../case/desk-draft';
import { findVisible } from '../case/find-thread';
import { refusalView } from '../case/requests';
import { accountView } from '../pages/account';
import { askedView, deskRefusal } from '../pages/asked';
import { calledView, callerView } from '../pages/caller';
import { listView } from '../pages/case-list';
import { drawCopy, drawRedaction } from '../pages/copy';
import { enteredView, enteringView } from '../pages/enter-report';
import { expiredView } from '../pages/expired';
import { type Drawn, drawForm, drawn, noteReading, readToday } from '../pages/form';
import { peopleView, queueView } from '../pages/list-views';
import { numbersView } from '../pages/numbers';
import { openThread } from '../pages/open-thread';
import { searchView } from '../pages/search-words';
import { proposeView, togetherView } from '../pages/together';
import { waitingView } from '../pages/waiting-view';

const pageReadings = 20;

type AtWhoRead = AtKind<'who_read'>;

/** Who has read a thread, as its members see (VBL 7 kap. 6 §; 10 kap. 2 §). Looking is no reading. */
async function whoReadView(
  { world: { auditTrail, people }, case: { row } }: DeskContext<'case'>,
  { thread, page }: AtWhoRead,
): Promise<{ readonly at: AtWhoRead; readonly view: DeskView }> {
  const readings = await auditTrail.ofThread(row.id, [
    'thread_opened',
    'case_copied',
    'redactions_given_alone',
    'package_taken',
  ]);
  // HR has read what it moved.
  const all = (await Promise.all(desks.map((desk) => people.ofDesk(desk)))).flat();
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  const last = Math.max(0, Math.ceil(readings.length / pageReadings) - 1);
  const shown = Math.max(0, Math.min(page, last));
  const from = shown * pageReadings;
  const view: DeskView = {
    name: 'desk_who_read',
    reference: row.reference,
    readings: readings.slice(from, from + pageReadings).map(({ day, member: by, event }) => ({
      day,
      title: titles.get(by),
      ...(event !== 'thread_opened' && { copied: true }),
      ...(event === 'redactions_given_alone' && { alone: true }),
    })),
    earlier: shown < last,
    later: shown > 0,
  };
  return { at: { kind: 'who_read', thread, page: shown }, view };
}

/**
 * Draws a member's place, freshly read. A thread that the member cannot see leads back to the queue. A form
 * that is opened has its ready texts; one that is drawn again has the redraw's fields.
 * @param found the thread, if this press has looked it up already
 */
export async function draw(
  placed: DeskContext<'draft'>,
  redraw: Redraw = {},
  found?: OpenCase,
): Promise<Drawn> {
  const { world, member, draft } = placed;
  const { at } = draft;
  switch (at.kind) {
    case 'queue':
      return drawn(fresh(world, draft), await queueView(placed, at), redraw);
    case 'search': {
      const search = await searchView(placed, at);
      const { aim: purpose, words } = at;
      const fields = { ...(purpose && { purpose }), ...(words && { words }), ...redraw.fields };
      return drawn({ ...fresh(world, draft), at: search.at }, search.view, { ...redraw, fields });
    }
    case 'people':
      return drawn(draft, await peopleView(placed), redraw);
    case 'account':
      return drawn(draft, await accountView(placed), redraw);
    case 'together':
      return drawn(fresh(world, draft), await togetherView(world, member), redraw);
    case 'expired':
      return drawn(fresh(world, draft), await expiredView(placed), redraw);
    case 'list': {
      const list = await listView(placed, at);
      return drawn({ ...fresh(world, draft), at: list.at }, list.view, redraw);
    }
    case 'asked': {
      const today = world.clock.today();
      const fields = { arrived: today, sentOn: today, ...redraw.fields };
      const view = at.refuses ? deskRefusal(placed) : await askedView(placed);
      return drawn(fresh(world, draft), view, { ...redraw, fields });
    }
    case 'propose': {
      const view = await proposeView(world, member, at.day);
      if (view === undefined)
        return draw(moved(placed, { kind: 'together' }), { remark: 'not_now' });
      const { count, unopened } = view;
      return drawn({ ...draft, at: { ...at, count, unopened } }, view, redraw);
    }
    case 'numbers':
      return drawn(draft, await numbersView(placed, at), redraw);
    case 'enter':
      return drawn(draft, await enteringView(placed), redraw);
    case 'entered':
      return drawn(draft, await enteredView(placed, at), redraw);
    case 'done': {
      const { what, reference, again, duty, reveals, urgent, person } = at;
      const opensOn = world.windows.when(waitsFor(member.desk, urgent, isToHr(what))).outOn;
      const { ticked: _, ...rest } = draft;
      const givenLater = reveals === true && world.windows.byClock ? reveals : undefined;
      const who = person && titleOf(await membersOf(world, member.desk), person);
      const view = { what, reference, opensOn, again, duty, givenLater, who };
      return drawn(rest, { name: 'desk_done', ...view }, redraw);
    }
    case 'thread':
    case 'waiting':
    case 'caller':
    case 'called':
    case 'who_read':
    case 'copy':
    case 'redaction':
    case 'refusal':
    case 'form': {
      const visible = found ?? (await findVisible(placed, at.thread));
      if (visible === undefined) return drawQueue(placed, 'gone');
      const looked = { world, member, case: visible };
      if (at.kind === 'caller') return drawn(draft, await callerView(world, visible), redraw);
      if (at.kind === 'called') return drawn(draft, await calledView(world, visible), redraw);
      if (at.kind === 'copy') return drawCopy(looked, draft, at, redraw);
      if (at.kind === 'refusal') return drawn(draft, await refusalView(looked), redraw);
      if (at.kind === 'redaction') return drawRedaction(looked, draft, at, redraw);
      if (at.kind === 'who_read') {
        const who = await whoReadView(looked, at);
        return drawn({ ...draft, at: who.at }, who.view, redraw);
      }
      const waits = at.kind === 'waiting' ? await waitingView(world, visible, at) : undefined;
      if (waits !== undefined) {
        const seen = await readToday(looked, draft);
        return drawn({ ...draft, seen, at: waits.at }, waits.view, redraw);
      }
      const form = at.kind === 'form' ? await drawForm(looked, draft, at, redraw) : undefined;
      if (form !== undefined) return form;
      const to = { kind: 'thread', thread: at.thread, back: 0 } as const;
      const there = at.kind === 'thread' ? at : to;
      const again = at.kind === 'form' ? { remark: redraw.remark } : redraw;
      return drawThread(looked, { ...draft, at: there }, there, again);
    }
  }
}

/** Leads to the queue, and says why. */
export function drawQueue(placed: DeskContext<'draft'>, remark: Remark): Promise<Drawn> {
  return draw(moved(placed, { kind: 'queue', page: 0 }), { remark });
}

/** The dialog at another place. */
export function moved({ draft, ...seat }: DeskContext<'draft'>, at: At): DeskContext<'draft'> {
  return { ...seat, draft: { ...draft, at } };
}

/**
 * Shows a page of a thread. Its first look in this dialog, on this day or since the last pass is another
 * reading: it is in the audit before anything is shown.
 */
async function drawThread(
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

/** Another name for what is written next: it is another message. */
function fresh(world: DeskWorld, draft: DeskDraft): DeskDraft {
  const { seen: _, ...rest } = draft;
  return { ...rest, id: world.random.id(), began: world.clock.today() };
}
