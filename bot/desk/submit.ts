import type { ButtonName } from '../domain/buttons';
import type { Fields } from '../domain/fields';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { Posted } from '../threads/post-message';
import type { DeskWorld } from './desk';
import type { AtForm, DeskDraft } from './desk-draft';
import { findVisible, type Visible } from './find-thread';
import { forms, formView } from './forms';
import { giveToHr } from './give-to-hr';
import { move } from './move';
import { refusalOf } from './options';
import { postAsDesk, type Sending } from './post-as-desk';
import { type Deed, readForm } from './read-form';
import { type Scene, show } from './show';
import { stepDown } from './step-down';
import { writeToHr } from './write-to-hr';

/**
 * Sends what stands in a form. Whatever cannot be sent shows the form again with its text and the reason; a thread
 * that a colleague or the reporter has changed meanwhile is told.
 */
export async function submit(
  desk: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: AtForm,
  name: ButtonName | undefined,
  fields: Fields,
): Promise<Scene> {
  const stay = (remark: Remark): Promise<Scene> => show(desk, member, draft, { remark, fields });
  if (name !== forms[at.form].sends) return show(desk, member, draft, { fields });
  const deed = readForm(desk, member, at, fields);
  if (typeof deed === 'string') return stay(deed);
  const reference = draft.seen?.reference ?? '';
  const done = (again: boolean): Promise<Scene> =>
    show(desk, member, {
      ...draft,
      at: { kind: 'done', what: deed.kind, thread: at.thread, reference, again },
    });
  const submission = await desk.drafts.submission(draft.id, draft.began, 'command');
  // Pressed again, it is simply done, though a step-down or a move has taken the thread away meanwhile.
  if (await desk.pool.submitted(submission)) return done(true);
  const sent = await send(desk, member, draft, at, deed);
  if (sent === 'stored') {
    desk.written();
    return done(false);
  }
  if (sent === 'duplicate' || (await desk.pool.submitted(submission))) return done(true);
  switch (sent) {
    case 'gone':
      return gone(desk, member, draft, at, fields);
    case 'changed': {
      const { seen: _, ...unseen } = draft;
      return show(desk, member, unseen, { remark: 'changed_meanwhile', fields });
    }
    default:
      return stay(sent);
  }
}

/** Looks at the thread afresh: who may see it, and whether the deed still fits. */
async function send(
  desk: DeskWorld,
  member: Member,
  { id, began, seen }: DeskDraft,
  at: AtForm,
  deed: Deed,
): Promise<Posted | Remark> {
  const visible = await findVisible(desk, member, at.thread);
  if (visible === undefined || seen === undefined) return 'gone';
  const refusal = await refusalOf(desk, visible, forms[at.form].act);
  if (refusal === undefined) return perform(desk, member, visible, deed, { id, began, seen });
  return visible.row.revision === seen.revision ? refusal : 'changed';
}

async function perform(
  desk: DeskWorld,
  member: Member,
  visible: Visible,
  deed: Deed,
  sending: Sending,
): Promise<Posted | Remark> {
  switch (deed.kind) {
    case 'given_to_hr':
      return giveToHr(desk, member, visible, deed, sending);
    case 'written_to_hr':
      return writeToHr(desk, member, visible, deed.text, sending);
    case 'moved':
      return move(desk, member, visible, deed, sending);
    case 'stepped_down':
      return stepDown(desk, member, visible, sending);
    default:
      return postAsDesk(desk, member, visible, deed, sending);
  }
}

/** The thread has left the desk. What was written can still be read and copied from its form. */
async function gone(
  desk: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: AtForm,
  fields: Fields,
): Promise<Scene> {
  const { texts } = forms[at.form];
  const view = draft.seen && formView(desk, at, draft.seen);
  if (view !== undefined && view.name !== 'desk_away' && texts.length > 0)
    return { draft, view, remark: 'gone', fields };
  return show(desk, member, { ...draft, at: { kind: 'queue', page: 0 } }, { remark: 'gone' });
}
