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
import { whyNot } from './options';
import { postAsDesk, type Sending } from './post-as-desk';
import { type DeskCommand, readForm } from './read-form';
import { type Drawn, show } from './draw';
import { stepDown } from './step-down';
import { writeToHr } from './write-to-hr';

/**
 * Sends what stands in a form. Whatever cannot be sent shows the form again with its text and the reason; a thread
 * that a colleague or the reporter has changed meanwhile is told.
 */
export async function submit(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: AtForm,
  name: ButtonName | undefined,
  fields: Fields,
): Promise<Drawn> {
  const stay = (remark: Remark): Promise<Drawn> => show(world, member, draft, { remark, fields });
  if (name !== forms[at.form].sends) return show(world, member, draft, { fields });
  const deed = readForm(world, member, at, fields);
  if (typeof deed === 'string') return stay(deed);
  const reference = draft.seen?.reference ?? '';
  const done = (again: boolean): Promise<Drawn> =>
    show(world, member, {
      ...draft,
      at: { kind: 'done', what: deed.kind, thread: at.thread, reference, again },
    });
  const submission = await world.drafts.submission(draft.id, draft.began);
  // Pressed again, it is simply done, though a step-down or a move has taken the thread away meanwhile.
  if (await world.pool.submitted(submission)) return done(true);
  const sent = await send(world, member, draft, at, deed);
  if (sent === 'stored') {
    world.onPosted();
    return done(false);
  }
  if (sent === 'duplicate' || (await world.pool.submitted(submission))) return done(true);
  switch (sent) {
    case 'gone':
      return gone(world, member, draft, at, fields);
    case 'changed': {
      const { seen: _, ...unseen } = draft;
      return show(world, member, unseen, { remark: 'changed_meanwhile', fields });
    }
    default:
      return stay(sent);
  }
}

/** Looks at the thread afresh: who may see it, and whether the deed still fits. */
async function send(
  world: DeskWorld,
  member: Member,
  { id, began, seen }: DeskDraft,
  at: AtForm,
  deed: DeskCommand,
): Promise<Posted | Remark> {
  const visible = await findVisible(world, member, at.thread);
  if (visible === undefined || seen === undefined) return 'gone';
  const refusal = await whyNot(world, visible, forms[at.form].option);
  if (refusal === undefined) return perform(world, member, visible, deed, { id, began, seen });
  return visible.row.revision === seen.revision ? refusal : 'changed';
}

async function perform(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  deed: DeskCommand,
  sending: Sending,
): Promise<Posted | Remark> {
  switch (deed.kind) {
    case 'given_to_hr':
      return giveToHr(world, member, visible, deed, sending);
    case 'written_to_hr':
      return writeToHr(world, member, visible, deed.text, sending);
    case 'moved':
      return move(world, member, visible, deed, sending);
    case 'stepped_down':
      return stepDown(world, member, visible, sending);
    default:
      return postAsDesk(world, member, visible, deed, sending);
  }
}

/** The thread has left the desk. What was written can still be read and copied from its form. */
async function gone(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: AtForm,
  fields: Fields,
): Promise<Drawn> {
  const { texts } = forms[at.form];
  const view = draft.seen && formView(world, at, draft.seen);
  if (view !== undefined && view.name !== 'desk_away' && texts.length > 0)
    return { draft, view, remark: 'gone', fields };
  return show(world, member, { ...draft, at: { kind: 'queue', page: 0 } }, { remark: 'gone' });
}
