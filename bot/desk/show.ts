import type { Fields } from '../domain/fields';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { DeskView, Person } from '../domain/view';
import type { DeskWorld } from './desk';
import type { At, AtForm, DeskDraft } from './desk-draft';
import { nameable, otherDesk } from './exclusions';
import { findVisible, type Visible } from './find-thread';
import { forms, formView } from './forms';
import { openThread, seenNow } from './open-thread';
import { queueOf } from './queue';
import { readyFields } from './ready-fields';

/** Items on one page of the queue. */
const pageItems = 10;

/** A place in the desk's dialog, ready to be drawn. */
export interface Scene {
  readonly draft: DeskDraft;
  readonly view: DeskView;
  readonly remark?: Remark;
  readonly fields: Fields;
}

export interface Carried {
  readonly remark?: Remark;
  /** What stood in the form that is shown again; a form that is opened has its ready texts instead. */
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
      const { ticked: _, ...rest } = draft;
      return scene(rest, { name: 'desk_done', what, reference, opensOn, again }, carried);
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
    return show(desk, member, queue, { remark: 'gone' });
  }
  if (at.kind === 'form') return showForm(desk, draft, at, visible, carried);
  const { view, seen } = await openThread(desk, visible, at.back);
  return scene({ ...fresh(desk, draft), seen }, view, carried);
}

async function showForm(
  desk: DeskWorld,
  draft: DeskDraft,
  at: AtForm,
  visible: Visible,
  carried: Carried,
): Promise<Scene> {
  // What the member had seen is what stood in the thread when it was opened, not when the form was.
  const seen = draft.seen ?? (await seenNow(desk, visible));
  const lists = forms[at.form].people === true;
  const people = lists ? await nameable(desk, otherDesk(visible.row.desk)) : undefined;
  const fields = carried.fields ?? (await readyFields(desk, draft, at, visible));
  return scene({ ...draft, seen }, formView(desk, at, seen, people), { ...carried, fields });
}

function scene(draft: DeskDraft, view: DeskView, { remark, fields = {} }: Carried): Scene {
  return { draft, view, ...(remark === undefined ? {} : { remark }), fields };
}

/** What is written next is another message: it gets a name of its own. */
function fresh(desk: DeskWorld, draft: DeskDraft): DeskDraft {
  const { seen: _, ...rest } = draft;
  return { ...rest, id: desk.random.id(), began: desk.clock.today() };
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
