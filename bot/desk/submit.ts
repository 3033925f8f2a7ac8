import { redirectTargets } from '../domain/contacts';
import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import { closeReasons } from '../domain/message';
import { utf8Length } from '../domain/page';
import { visibleTo } from '../domain/thread';
import type { ActName, Fields, Notice } from '../domain/view';
import { act, type Deed } from './act';
import type { DeskWorld } from './desk';
import type { At, DeskDraft } from './desk-draft';
import { findVisible, type Visible } from './open';
import { type Scene, seenNow, show } from './show';

/**
 * Sends what stands in a form. Whatever cannot be sent shows the form again with its text and the reason; a thread
 * that a colleague or the reporter has changed meanwhile is told.
 */
export async function submit(
  desk: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: Extract<At, { kind: 'form' }>,
  name: ActName | undefined,
  fields: Fields,
): Promise<Scene> {
  const stay = (notice?: Notice): Promise<Scene> =>
    show(desk, member, draft, { ...(notice === undefined ? {} : { notice }), fields });
  const deed = deedOf(member, at, name, fields);
  if (deed === undefined) return stay();
  if (typeof deed === 'string') return stay(deed);
  const done = (again: boolean, reference: string): Promise<Scene> =>
    show(desk, member, {
      ...draft,
      at: { kind: 'done', what: deed.kind, thread: at.thread, reference, again },
    });
  // Pressed again, it is simply done, though a step-down has hidden the thread meanwhile.
  if (await desk.pool.submitted(await desk.drafts.submission(draft.id, draft.began))) {
    return done(true, draft.seen?.reference ?? '');
  }
  const visible = await findVisible(desk, member, at.thread);
  if (visible === undefined || draft.seen === undefined)
    return show(
      desk,
      member,
      { ...draft, at: { kind: 'queue', page: 0 } },
      { notice: 'unknown_reference' },
    );
  if (deed.kind === 'stepped_down') {
    // Who reads after the next release is unknown while a colleague's step-down may wait for it.
    if (draft.seen.pending > 0) return stay('places_full');
    if (!(await othersRead(desk, member, visible))) return stay('last_reader');
    if (visible.state.excluded.length >= limits.deskMembers) return stay('failed');
  }
  const posted = await act(desk, member, visible, deed, { ...draft, seen: draft.seen });
  switch (posted) {
    case 'places_full':
      return stay('places_full');
    case 'changed':
      return show(
        desk,
        member,
        { ...draft, seen: await seenNow(desk, visible) },
        { notice: 'changed_meanwhile', fields },
      );
    case 'stored':
      desk.written();
      return done(false, visible.row.reference);
    case 'duplicate':
      return done(true, visible.row.reference);
  }
}

/** What the pressed form says, or the notice that it cannot be sent so. */
function deedOf(
  member: Member,
  at: Extract<At, { kind: 'form' }>,
  name: ActName | undefined,
  fields: Fields,
): Deed | Notice | undefined {
  const text = fields.text ?? '';
  if (name === 'desk_do_step_down') return { kind: 'stepped_down' };
  if (name?.startsWith('desk_do_') !== true) return undefined;
  if (name === 'desk_do_close' && closeReasons.every((reason) => reason !== fields.reason))
    return 'choose';
  if (text.trim() === '') return 'empty';
  if (utf8Length(text) > limits.textBytes) return 'too_long';
  switch (name) {
    case 'desk_do_acknowledge':
      return { kind: 'acknowledged', text };
    case 'desk_do_reply':
      return { kind: fields.feedback === 'true' ? 'feedback' : 'reply', text };
    case 'desk_do_note':
      return { kind: 'note', author: member.title, text };
    case 'desk_do_redirect': {
      const to = redirectTargets.find((target) => target === at.to);
      return to === undefined ? 'choose' : { kind: 'redirected', to, text };
    }
    case 'desk_do_close': {
      const reason = closeReasons.find((known) => known === fields.reason);
      return reason === undefined ? 'choose' : { kind: 'closed', reason, text };
    }
    default:
      return undefined;
  }
}

/** Whether anybody else of the desk can still read the thread. */
async function othersRead(desk: DeskWorld, member: Member, { state }: Visible): Promise<boolean> {
  const people = await desk.people.ofDesk(member.desk);
  const reads = (id: MemberId): boolean => id !== member.id && visibleTo(id, state);
  return people.some((person) => person.standing === 'member' && reads(person.id));
}
