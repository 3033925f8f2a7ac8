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
export interface Drawn {
  readonly draft: DeskDraft;
  readonly view: DeskView;
  readonly remark?: Remark;
  readonly fields: Fields;
}

export interface Redraw {
  readonly remark?: Remark;
  /** What stood in the form that is shown again; a form that is opened has its ready texts instead. */
  readonly fields?: Fields;
}

/** Shows where a member is, freshly read. A thread that is not (or no longer) visible leads back to the queue. */
export async function show(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  carried: Redraw = {},
): Promise<Drawn> {
  const { at } = draft;
  switch (at.kind) {
    case 'queue':
      return drawn(fresh(world, draft), await queueView(world, member, at.page), carried);
    case 'people':
      return drawn(draft, await peopleView(world, member), carried);
    case 'done': {
      const opensOn = world.opensOn(world.clock.today());
      const { what, reference, again } = at;
      const { ticked: _, ...rest } = draft;
      return drawn(rest, { name: 'desk_done', what, reference, opensOn, again }, carried);
    }
    case 'thread':
    case 'form':
      return showThread(world, member, draft, at, carried);
  }
}

async function showThread(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: Extract<At, { kind: 'thread' | 'form' }>,
  carried: Redraw,
): Promise<Drawn> {
  const visible = await findVisible(world, member, at.thread);
  if (visible === undefined) {
    const queue: DeskDraft = { ...draft, at: { kind: 'queue', page: 0 } };
    return show(world, member, queue, { remark: 'gone' });
  }
  if (at.kind === 'form') return showForm(world, draft, at, visible, carried);
  const { view, seen } = await openThread(world, visible, at.back);
  return drawn({ ...fresh(world, draft), seen }, view, carried);
}

async function showForm(
  world: DeskWorld,
  draft: DeskDraft,
  at: AtForm,
  visible: Visible,
  carried: Redraw,
): Promise<Drawn> {
  // What the member had seen is what stood in the thread when it was opened, not when the form was.
  const seen = draft.seen ?? (await seenNow(world, visible));
  const lists = forms[at.form].people === true;
  const people = lists ? await nameable(world, otherDesk(visible.row.desk)) : undefined;
  const fields = carried.fields ?? (await readyFields(world, draft, at, visible));
  return drawn({ ...draft, seen }, formView(world, at, seen, people), { ...carried, fields });
}

function drawn(draft: DeskDraft, view: DeskView, { remark, fields = {} }: Redraw): Drawn {
  return { draft, view, ...(remark === undefined ? {} : { remark }), fields };
}

/** What is written next is another message: it gets a name of its own. */
function fresh(world: DeskWorld, draft: DeskDraft): DeskDraft {
  const { seen: _, ...rest } = draft;
  return { ...rest, id: world.random.id(), began: world.clock.today() };
}

async function queueView(world: DeskWorld, member: Member, page: number): Promise<DeskView> {
  const items = await queueOf(world, member, world.clock.today());
  const last = Math.max(0, Math.ceil(items.length / pageItems) - 1);
  const from = Math.min(page, last) * pageItems;
  const people = await world.people.ofDesk(member.desk);
  return {
    name: 'desk_queue',
    items: items.slice(from, from + pageItems),
    earlier: from > 0,
    more: items.length > from + pageItems,
    total: items.length,
    waiting: people.filter((person) => person.standing === 'waiting').length,
  };
}

async function peopleView(world: DeskWorld, member: Member): Promise<DeskView> {
  const people = await world.people.ofDesk(member.desk);
  const of = (standing: Member['standing']): Person[] =>
    people.filter((p) => p.standing === standing).map(({ id, title }) => ({ id, title }));
  return { name: 'desk_people', members: of('member'), waiting: of('waiting') };
}
