import type { DeskView } from '../../domain/desk-view';
import type { ThreadId } from '../../domain/ids';
import type { Remark } from '../../domain/remarks';
import type { Redraw } from '../../ports/dialogue';
import { commands } from '../actions/index';
import { whyNot } from '../actions/options';
import type { DeskContext, OpenCase } from '../case/context';
import type { At, AtForm, AtKind } from '../case/desk-draft';
import { type Drawn, drawn, fresh, readToday } from '../case/drawn';
import { findVisible } from '../case/find-thread';
import { type DeskStep, renamed } from '../case/page-press';
import { refusalView } from '../case/requests';
import { accountView } from '../pages/account';
import { askedView, deskRefusal } from '../pages/asked';
import { calledView, callerView } from '../pages/caller';
import { listView } from '../pages/case-list';
import { drawCopy, drawRedaction } from '../pages/copy';
import { doneView } from '../pages/done';
import { enteredView, enteringView } from '../pages/enter-report';
import { expiredView } from '../pages/expired';
import { drawForm } from '../pages/form';
import { peopleView, queueView } from '../pages/list-views';
import { numbersView } from '../pages/numbers';
import { drawThread } from '../pages/open-thread';
import { savedView } from '../pages/saved';
import { searchView } from '../pages/search-words';
import { severalView } from '../pages/several';
import { proposeView, togetherView } from '../pages/together';
import { waitingView } from '../pages/waiting-view';
import { whoReadView } from '../pages/who-read';

type PlaceKind = At['kind'];

/** A place of a kind as it is drawn, and the thread, if the press has looked it up already. */
interface Drawing<K extends PlaceKind = PlaceKind> extends DeskContext<'draft'> {
  readonly at: At & { readonly kind: K };
  readonly redraw: Redraw;
  readonly found?: OpenCase | undefined;
}

type Draws<K extends PlaceKind> = (drawing: Drawing<K>) => Promise<Drawn>;

/** What draws each place. A place without it does not compile. */
const places: { readonly [K in PlaceKind]: Draws<K> } = {
  queue: shows((of) => queueView(of, of.at), 'fresh'),
  people: shows(peopleView),
  account: shows(accountView),
  numbers: shows((of) => numbersView(of, of.at)),
  enter: shows(enteringView),
  entered: shows((of) => enteredView(of, of.at)),
  together: shows(({ world, member }) => togetherView(world, member), 'fresh'),
  expired: shows(expiredView, 'fresh'),
  saved: shows(savedView, 'fresh'),
  several: shows(severalView, 'fresh'),
  async search(of) {
    const { world, draft, redraw } = of;
    const { at, view } = await searchView(of, of.at);
    const { aim: purpose, words } = of.at;
    const fields = { ...(purpose && { purpose }), ...(words && { words }), ...redraw.fields };
    return drawn({ ...fresh(world, draft), at }, view, { ...redraw, fields });
  },
  async list(of) {
    const { at, view } = await listView(of, of.at);
    return drawn({ ...fresh(of.world, of.draft), at }, view, of.redraw);
  },
  async asked(of) {
    const { world, draft, redraw } = of;
    const today = world.clock.today();
    const fields = { arrived: today, sentOn: today, ...redraw.fields };
    const view = of.at.refuses ? deskRefusal(of) : await askedView(of);
    return drawn(fresh(world, draft), view, { ...redraw, fields });
  },
  async propose(of) {
    const { world, member, draft, at, redraw } = of;
    const view = await proposeView(world, member, at.day);
    if (view === undefined) return draw(moved(of, { kind: 'together' }), { remark: 'not_now' });
    const { count, unopened } = view;
    return drawn({ ...draft, at: { ...at, count, unopened } }, view, redraw);
  },
  async done(of) {
    const { ticked: _, ...rest } = of.draft;
    return drawn(rest, await doneView(of, of.at), of.redraw);
  },
  thread: inCase((of) => drawThread(of, of.draft, of.at, of.redraw)),
  caller: inCase(shows((of) => callerView(of.world, of.case))),
  called: inCase(shows((of) => calledView(of.world, of.case))),
  refusal: inCase(shows((of) => refusalView(of))),
  copy: inCase((of) => drawCopy(of, of.draft, of.at, of.redraw)),
  redaction: inCase((of) => drawRedaction(of, of.draft, of.at, of.redraw)),
  who_read: inCase(async (of) => {
    const { at, view } = await whoReadView(of, of.at);
    return drawn({ ...of.draft, at }, view, of.redraw);
  }),
  waiting: inCase(async (of) => {
    const waits = await waitingView(of.world, of.case, of.at);
    if (waits === undefined) return drawNewest(of, of.redraw);
    const seen = await readToday(of, of.draft);
    return drawn({ ...of.draft, seen, at: waits.at }, waits.view, of.redraw);
  }),
  form: inCase(async (of) => {
    const form = await drawForm(of, of.draft, of.at, of.redraw);
    return form ?? drawNewest(of, { remark: of.redraw.remark });
  }),
};

/** Shows a view at the place where the dialog is; `fresh`: what is written next has another name. */
function shows<D extends Drawing>(
  view: (of: D) => DeskView | Promise<DeskView>,
  how?: 'fresh',
): (of: D) => Promise<Drawn> {
  return async (of) =>
    drawn(how === 'fresh' ? fresh(of.world, of.draft) : of.draft, await view(of), of.redraw);
}

/** Draws in a thread. One that the member cannot see leads back to the queue. */
function inCase<K extends PlaceKind>(
  draws: (of: Drawing<K> & DeskContext<'case'>) => Promise<Drawn>,
): (of: Drawing<K> & { readonly at: { readonly thread: ThreadId } }) => Promise<Drawn> {
  return async (of) => {
    const visible = of.found ?? (await findVisible(of, of.at.thread));
    return visible === undefined ? drawQueue(of, 'gone') : draws({ ...of, case: visible });
  };
}

/** A thread's newest page, in place of what is not there any more. */
function drawNewest(of: Drawing & DeskContext<'case'>, redraw: Redraw): Promise<Drawn> {
  const at: AtKind<'thread'> = { kind: 'thread', thread: of.case.row.id, back: 0 };
  return drawThread(of, { ...of.draft, at }, at, redraw);
}

function drawAt<K extends PlaceKind>(kind: K, of: Drawing<K>): Promise<Drawn> {
  return places[kind](of);
}

/**
 * Draws a member's place, freshly read. A form that is opened has its ready texts; one that is drawn again
 * has the redraw's fields.
 * @param found the thread, if this press has looked it up already
 */
export function draw(
  placed: DeskContext<'draft'>,
  redraw: Redraw = {},
  found?: OpenCase,
): Promise<Drawn> {
  const { at } = placed.draft;
  return drawAt(at.kind, { ...placed, at, redraw, found });
}

/** Goes where a press leads. A form opens only if its command can be done in the thread now. */
export async function drawStep(
  { world, member, draft: before }: DeskContext<'draft'>,
  { at: to, form, view, draft = before, case: visible, ...redraw }: DeskStep,
): Promise<Drawn> {
  if (view !== undefined) {
    const { remark, fields = {} } = redraw;
    const there = to === undefined ? draft : { ...draft, at: to };
    return { draft: there, view, remark, fields, once: true };
  }
  const { at } = draft;
  const placed = { world, member, draft };
  if (form === undefined || !('thread' in at) || visible === undefined)
    return draw(to === undefined ? placed : moved(placed, to), redraw, visible);
  const { thread } = at;
  const remark = await whyNot(world, visible, form);
  if (remark !== undefined) {
    return draw(moved(placed, { kind: 'thread', thread, back: 0 }), { remark }, visible);
  }
  // Two forms opened from one view of the thread send two things, each under its own name.
  const words = commands[form.form].words?.(form) === true ? draft.locale : undefined;
  const there: AtForm = { kind: 'form', thread, words, ...form };
  return draw(moved({ ...placed, draft: renamed(world, draft) }, there), redraw, visible);
}

/** Leads to the queue, and says why. */
export function drawQueue(placed: DeskContext<'draft'>, remark: Remark): Promise<Drawn> {
  return draw(moved(placed, { kind: 'queue', page: 0 }), { remark });
}

/** The dialog at another place. */
function moved({ world, member, draft }: DeskContext<'draft'>, at: At): DeskContext<'draft'> {
  return { world, member, draft: { ...draft, at } };
}
