import type { ButtonName } from '../domain/buttons';
import { type RedirectTarget, redirectTargetsOf } from '../domain/contacts';
import type { Fields } from '../domain/fields';
import type { ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { DeskWorld } from './desk';
import type { At, DeskDraft, Form } from './desk-draft';
import { findByReference, findVisible, type Visible } from './find-thread';
import { formOpenedBy, forms } from './forms';
import { whyNot } from './options';
import { type Redraw, type Drawn, show } from './draw';
import { submit } from './submit';

/** What a member's press does, and where it leads. */
export async function answerPress(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  name: ButtonName | undefined,
  fields: Fields,
): Promise<Drawn> {
  const { at } = draft;
  const go = (to: At, carried?: Redraw): Promise<Drawn> =>
    show(world, member, { ...draft, at: to }, carried);
  const stay = (remark: Remark): Promise<Drawn> => show(world, member, draft, { remark, fields });
  switch (name) {
    case 'desk':
    case 'desk_queue':
      return go({ kind: 'queue', page: 0 });
    case 'desk_more':
      return go({ kind: 'queue', page: at.kind === 'queue' ? at.page + 1 : 0 });
    case 'desk_open': {
      if (fields.thread === undefined || fields.thread === '') return stay('choose');
      return open(world, member, draft, await findVisible(world, member, fields.thread));
    }
    case 'desk_find':
      return open(
        world,
        member,
        draft,
        await findByReference(world, member, fields.reference ?? ''),
        fields,
      );
    case 'desk_switch':
      return show(
        world,
        member,
        { ...draft, locale: draft.locale === 'sv' ? 'en' : 'sv' },
        { fields },
      );
    case 'desk_people':
      return go({ kind: 'people' });
    case 'desk_approve':
    case 'desk_decline':
      return decide(world, member, draft, name === 'desk_approve' ? 'approve' : 'decline', fields);
    default:
      break;
  }
  if (at.kind === 'queue' || at.kind === 'people') return show(world, member, draft, { fields });
  const { thread } = at;
  switch (name) {
    case 'desk_thread':
      return go({ kind: 'thread', thread, back: 0 });
    case 'desk_earlier':
    case 'desk_later': {
      const back = at.kind === 'thread' ? at.back + (name === 'desk_earlier' ? 1 : -1) : 0;
      return go({ kind: 'thread', thread, back: Math.max(0, back) });
    }
    case 'desk_redirect_to': {
      const to = redirectTargetsOf(member.desk).find((target) => target === fields.target);
      if (to === undefined) return stay('choose');
      if (!world.targets(member.desk).includes(to)) return stay('no_contact');
      return openForm(world, member, draft, thread, 'desk_redirect_text', to);
    }
    default:
      break;
  }
  const form = formOpenedBy(name);
  if (form !== undefined) return openForm(world, member, draft, thread, form);
  if (at.kind !== 'form') return show(world, member, draft, { fields });
  return submit(world, member, draft, at, name, fields);
}

async function open(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  visible: Visible | undefined,
  fields: Fields = {},
): Promise<Drawn> {
  if (visible === undefined)
    return show(world, member, draft, { remark: 'unknown_reference', fields });
  const thread: ThreadId = visible.row.id;
  await world.people.audit({
    id: world.random.id(),
    day: world.clock.today(),
    event: 'thread_opened',
    member: member.id,
    thread,
  });
  return show(world, member, { ...draft, at: { kind: 'thread', thread, back: 0 } });
}

/** Opens a form, if what it is for can be done in the thread just now. */
async function openForm(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  thread: ThreadId,
  form: Form,
  to?: RedirectTarget,
): Promise<Drawn> {
  const at: At = { kind: 'form', form, thread, ...(to === undefined ? {} : { to }) };
  // Two forms that are opened from one view of the thread send two things, each with a name of its own.
  const named = { ...draft, id: world.random.id(), began: world.clock.today() };
  const visible = await findVisible(world, member, thread);
  const remark = visible && (await whyNot(world, visible, forms[form].option));
  if (remark === undefined) return show(world, member, { ...named, at });
  return show(world, member, { ...draft, at: { kind: 'thread', thread, back: 0 } }, { remark });
}

async function decide(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  decision: 'approve' | 'decline',
  fields: Fields,
): Promise<Drawn> {
  const people = await world.people.ofDesk(member.desk);
  const subject = people.find((p) => p.id === fields.person && p.standing === 'waiting')?.id;
  const at: DeskDraft = { ...draft, at: { kind: 'people' } };
  if (subject === undefined) {
    // A colleague, or this very press a moment ago, has decided already.
    const remark = (fields.person ?? '') === '' ? 'choose' : 'changed_meanwhile';
    return show(world, member, at, { remark });
  }
  const event = decision === 'approve' ? 'member_approved' : 'member_declined';
  const entry = {
    id: world.random.id(),
    day: world.clock.today(),
    event,
    member: member.id,
    subject,
  } as const;
  const decided = await world.people.decide(subject, decision, entry);
  const remark = !decided ? 'changed_meanwhile' : decision === 'approve' ? 'approved' : 'declined';
  return show(world, member, at, { remark });
}
