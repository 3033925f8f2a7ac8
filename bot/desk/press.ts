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
import { refusalOf } from './options';
import { type Carried, type Scene, show } from './show';
import { submit } from './submit';

/** What a member's press does, and where it leads. */
export async function press(
  desk: DeskWorld,
  member: Member,
  draft: DeskDraft,
  name: ButtonName | undefined,
  fields: Fields,
): Promise<Scene> {
  const { at } = draft;
  const go = (to: At, carried?: Carried): Promise<Scene> =>
    show(desk, member, { ...draft, at: to }, carried);
  const stay = (remark: Remark): Promise<Scene> => show(desk, member, draft, { remark, fields });
  switch (name) {
    case 'desk':
    case 'desk_queue':
      return go({ kind: 'queue', page: 0 });
    case 'desk_more':
      return go({ kind: 'queue', page: at.kind === 'queue' ? at.page + 1 : 0 });
    case 'desk_open': {
      if (fields.thread === undefined || fields.thread === '') return stay('choose');
      return open(desk, member, draft, await findVisible(desk, member, fields.thread));
    }
    case 'desk_find':
      return open(
        desk,
        member,
        draft,
        await findByReference(desk, member, fields.reference ?? ''),
        fields,
      );
    case 'desk_switch':
      return show(
        desk,
        member,
        { ...draft, locale: draft.locale === 'sv' ? 'en' : 'sv' },
        { fields },
      );
    case 'desk_people':
      return go({ kind: 'people' });
    case 'desk_approve':
    case 'desk_decline':
      return decide(desk, member, draft, name === 'desk_approve' ? 'approve' : 'decline', fields);
    default:
      break;
  }
  if (at.kind === 'queue' || at.kind === 'people') return show(desk, member, draft, { fields });
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
      if (!desk.targets(member.desk).includes(to)) return stay('no_contact');
      return openForm(desk, member, draft, thread, 'desk_redirect_text', to);
    }
    default:
      break;
  }
  const form = formOpenedBy(name);
  if (form !== undefined) return openForm(desk, member, draft, thread, form);
  if (at.kind !== 'form') return show(desk, member, draft, { fields });
  return submit(desk, member, draft, at, name, fields);
}

async function open(
  desk: DeskWorld,
  member: Member,
  draft: DeskDraft,
  visible: Visible | undefined,
  fields: Fields = {},
): Promise<Scene> {
  if (visible === undefined)
    return show(desk, member, draft, { remark: 'unknown_reference', fields });
  const thread: ThreadId = visible.row.id;
  await desk.people.audit({
    id: desk.random.id(),
    day: desk.clock.today(),
    event: 'thread_opened',
    member: member.id,
    thread,
  });
  return show(desk, member, { ...draft, at: { kind: 'thread', thread, back: 0 } });
}

/** Opens a form, if what it is for can be done in the thread just now. */
async function openForm(
  desk: DeskWorld,
  member: Member,
  draft: DeskDraft,
  thread: ThreadId,
  form: Form,
  to?: RedirectTarget,
): Promise<Scene> {
  const at: At = { kind: 'form', form, thread, ...(to === undefined ? {} : { to }) };
  // Two forms that are opened from one view of the thread send two things, each with a name of its own.
  const named = { ...draft, id: desk.random.id(), began: desk.clock.today() };
  const visible = await findVisible(desk, member, thread);
  const remark = visible && (await refusalOf(desk, visible, forms[form].act));
  if (remark === undefined) return show(desk, member, { ...named, at });
  return show(desk, member, { ...draft, at: { kind: 'thread', thread, back: 0 } }, { remark });
}

async function decide(
  desk: DeskWorld,
  member: Member,
  draft: DeskDraft,
  decision: 'approve' | 'decline',
  fields: Fields,
): Promise<Scene> {
  const people = await desk.people.ofDesk(member.desk);
  const subject = people.find((p) => p.id === fields.person && p.standing === 'waiting')?.id;
  const at: DeskDraft = { ...draft, at: { kind: 'people' } };
  if (subject === undefined) {
    // A colleague, or this very press a moment ago, has decided already.
    const remark = (fields.person ?? '') === '' ? 'choose' : 'changed_meanwhile';
    return show(desk, member, at, { remark });
  }
  const event = decision === 'approve' ? 'member_approved' : 'member_declined';
  const entry = {
    id: desk.random.id(),
    day: desk.clock.today(),
    event,
    member: member.id,
    subject,
  } as const;
  const decided = await desk.people.decide(subject, decision, entry);
  const remark = !decided ? 'changed_meanwhile' : decision === 'approve' ? 'approved' : 'declined';
  return show(desk, member, at, { remark });
}
