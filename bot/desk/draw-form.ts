import type { DeskView } from '../domain/desk-view';
import type { Member } from '../domain/member';
import type { Redraw } from '../ports/dialogue';
import { colleaguesIn, openCase } from './case-form';
import type { DeskWorld } from './desk';
import type { AtForm, DeskDraft } from './desk-draft';
import { type Drawn, drawn, isOfToday } from './drawn';
import { nameable, otherDesk } from './exclusions';
import type { Visible } from './find-thread';
import { forms, formView } from './forms';
import { tellingIn } from './hand-steps';
import { holdParts } from './keep-hold';
import { asSeen } from './open-thread';
import { toBeShown } from './options';
import { auditEntry } from './post-as-desk';
import { readyFields } from './ready-fields';
import { openMinutes } from './settle-minutes';
import { twoView } from './two-views';

/**
 * Draws a form of a thread, freshly read; `undefined` where there is nobody any more to whom the thread could
 * be shown.
 */
export async function drawForm(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: AtForm,
  visible: Visible,
  redraw: Redraw,
): Promise<Drawn | undefined> {
  // What the member had seen is what stood in the thread when it was opened, not when the form was.
  const seen = draft.seen ?? (await asSeen(world, visible));
  if (at.form === 'desk_case') return drawCase(world, member, draft, at, visible, redraw);
  if (at.form === 'desk_show') {
    const shown = colleaguesIn(world, toBeShown(visible));
    if (shown.length === 0) return undefined;
    return drawn({ ...draft, seen }, formView(world, at, seen, shown), redraw);
  }
  const lists = forms[at.form].people === true;
  const people = lists ? await nameable(world, otherDesk(visible.row.desk)) : undefined;
  // What was written in the thread stands in them: on another day it is read once more.
  const holds = at.form === 'desk_hold' || at.form === 'desk_let_go';
  const shows =
    at.form === 'desk_tell' || at.form === 'desk_two' || holds || at.putOn !== undefined;
  if (shows && redraw.fields === undefined && !isOfToday(world, seen))
    await world.people.audit(auditEntry(world, member, 'thread_opened', visible.row.id));
  const fields = redraw.fields ?? (await readyFields(world, draft, at, visible));
  if (at.form === 'desk_shut_out' || at.form === 'desk_two')
    return drawn({ ...draft, seen }, await twoView(world, at, visible, seen), redraw);
  const view = formView(world, at, seen, people);
  if (!holds)
    return drawn({ ...draft, seen }, await withRead(world, visible, view), { ...redraw, fields });
  const parts = await holdParts(world, member, visible);
  const now = { ...draft, at: { ...at, letGo: parts.letGo }, seen };
  return drawn(now, { ...view, ...parts }, { ...redraw, fields });
}

/** A form with what it takes to read the thread for: what it is about. */
async function withRead(world: DeskWorld, visible: Visible, view: DeskView): Promise<DeskView> {
  if (view.name === 'desk_tell') return { ...view, telling: await tellingIn(world, visible) };
  if (view.name === 'desk_settle') return { ...view, of: await openMinutes(world, visible) };
  return view;
}

/**
 * Shows the form of a case's record. What a colleague has written meanwhile stands there when the form is
 * shown again because of it.
 */
async function drawCase(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  at: AtForm,
  visible: Visible,
  redraw: Redraw,
): Promise<Drawn> {
  const seen = draft.seen ?? (await asSeen(world, visible));
  const isNew = at.found === undefined || draft.seen === undefined;
  if (!isOfToday(world, seen))
    await world.people.audit(auditEntry(world, member, 'thread_opened', visible.row.id));
  const opened = await openCase(world, visible);
  const found = isNew ? opened.found : at.found;
  const fields = isNew || redraw.fields === undefined ? opened.fields : redraw.fields;
  const view = opened.view({ reference: seen.reference, reader: 'reporter' });
  return drawn({ ...draft, at: { ...at, found }, seen }, view, { ...redraw, fields });
}
