import type { Member } from '../domain/member';
import type { DeskView, Fields, Notice, Person } from '../domain/view';
import type { DeskWorld } from './desk';
import type { At, DeskDraft, SeenThread } from './desk-draft';
import { findVisible, openThread, pendingActs, type Visible } from './open';
import { queueOf } from './queue';

/** Items on one page of the queue. */
const pageItems = 10;

/** A place in the desk's dialog, ready to be drawn. */
export interface Scene {
  readonly draft: DeskDraft;
  readonly view: DeskView;
  readonly notice?: Notice;
  readonly fields: Fields;
}

export interface Carried {
  readonly notice?: Notice;
  readonly fields?: Fields;
}

/** Shows where a member is, freshly read. A thread that is not (or no longer) visible leads back to the queue. */
export async function show(
  desk: DeskWorld,
  member: Member,
  draft: DeskDraft,
  carried: Carried = {},
): Promise<Scene> {
  const { at } = draft;
  switch (at.kind) {
    case 'queue':
      return scene(fresh(desk, draft), await queueView(desk, member, at.page), carried);
    case 'people':
      return scene(draft, await peopleView(desk, member), carried);
    case 'done': {
      const opensOn = desk.opensOn(desk.clock.today());
      const { what, reference, again } = at;
      return scene(draft, { name: 'desk_done', what, reference, opensOn, again }, carried);
    }
    case 'thread':
    case 'form':
      return showThread(desk, member, draft, at, carried);
  }
}

async function showThread(
  desk: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: Extract<At, { kind: 'thread' | 'form' }>,
  carried: Carried,
): Promise<Scene> {
  const visible = await findVisible(desk, member, at.thread);
  if (visible === undefined) {
    const queue: DeskDraft = { ...draft, at: { kind: 'queue', page: 0 } };
    return show(desk, member, queue, { notice: 'unknown_reference' });
  }
  if (at.kind === 'form') {
    // What the member had seen is what stood in the thread when it was opened, not when the form was.
    const seen = draft.seen ?? (await seenNow(desk, visible));
    const view = formView(desk, at, visible.row.reference);
    return scene({ ...draft, seen }, view, {
      ...carried,
      fields: { ...ready(desk, draft, at), ...carried.fields },
    });
  }
  const { view, seen } = await openThread(desk, visible, at.back, desk.clock.today());
  return scene({ ...fresh(desk, draft), seen }, view, carried);
}

/** What a member who looked just now would have seen. */
export async function seenNow(desk: DeskWorld, { row }: Visible): Promise<SeenThread> {
  const { common } = await desk.threadSealer.openAsDesk(row);
  const pending = await pendingActs(desk, common);
  return { revision: row.revision, reference: row.reference, pending };
}

function scene(draft: DeskDraft, view: DeskView, { notice, fields = {} }: Carried): Scene {
  return { draft, view, ...(notice === undefined ? {} : { notice }), fields };
}

/** What is written next is another message: it gets a name of its own. */
function fresh(desk: DeskWorld, draft: DeskDraft): DeskDraft {
  const { seen: _, ...rest } = draft;
  return { ...rest, id: desk.chance.id(), began: desk.clock.today() };
}

async function queueView(desk: DeskWorld, member: Member, page: number): Promise<DeskView> {
  const items = await queueOf(desk, member, desk.clock.today());
  const last = Math.max(0, Math.ceil(items.length / pageItems) - 1);
  const from = Math.min(page, last) * pageItems;
  const people = await desk.people.ofDesk(member.desk);
  return {
    name: 'queue',
    items: items.slice(from, from + pageItems),
    earlier: from > 0,
    more: items.length > from + pageItems,
    total: items.length,
    waiting: people.filter((person) => person.standing === 'waiting').length,
  };
}

async function peopleView(desk: DeskWorld, member: Member): Promise<DeskView> {
  const people = await desk.people.ofDesk(member.desk);
  const of = (standing: Member['standing']): Person[] =>
    people.filter((p) => p.standing === standing).map(({ id, title }) => ({ id, title }));
  return { name: 'people', members: of('member'), waiting: of('waiting') };
}

/** A form's view, which follows from the draft alone. */
export function formView(
  desk: Pick<DeskWorld, 'targets'>,
  at: Extract<At, { kind: 'form' }>,
  reference: string,
): DeskView {
  switch (at.form) {
    case 'desk_redirect':
      return { name: 'desk_redirect', reference, targets: desk.targets };
    case 'desk_redirect_text':
      if (at.to === undefined) return { name: 'desk_redirect', reference, targets: desk.targets };
      return { name: 'desk_redirect_text', reference, to: at.to };
    default:
      return { name: at.form, reference };
  }
}

function ready(desk: DeskWorld, { locale }: DeskDraft, at: Extract<At, { kind: 'form' }>): Fields {
  if (at.form === 'desk_acknowledge') return { text: desk.readyText(locale, 'acknowledgement') };
  if (at.form === 'desk_redirect_text' && at.to !== undefined) {
    return { text: desk.readyText(locale, at.to) };
  }
  return {};
}
