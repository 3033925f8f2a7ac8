import type { DeskView } from '../domain/desk-view';
import type { Fields } from '../domain/fields';
import type { Id } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Redraw } from '../ports/dialogue';
import { colleaguesIn, openCase } from './case-form';
import { caseOf } from './case-of';
import type { DeskWorld } from './desk';
import type { AtForm, DeskDraft } from './desk-draft';
import { type Drawn, drawn, isOfToday } from './drawn';
import { readExcerpt } from './excerpt';
import { nameable, otherDesk } from './exclusions';
import type { Visible } from './find-thread';
import { forms, formView } from './forms';
import { tellingIn } from './hand-steps';
import { holdParts } from './keep-hold';
import { asSeen } from './open-thread';
import { toBeShown } from './options';
import { auditEntry } from './post-as-desk';
import { openMinutes } from './settle-minutes';
import { twoView } from './two-views';

/** Draws a form of a thread, freshly read; `undefined` where nobody is there to see the thread. */
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

/** Shows the form of a case's record, with what a colleague has written meanwhile. */
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

/** Ready texts in a form, to be edited. What HR or another gets to read begins empty. */
async function readyFields(
  world: DeskWorld,
  { locale }: DeskDraft,
  { form, to, hand, telling, putOn }: AtForm,
  visible: Visible,
): Promise<Fields> {
  const text = (of: Parameters<DeskWorld['readyText']>[1]): Fields => ({
    text: world.readyText(locale, of),
  });
  switch (form) {
    case 'desk_minutes':
      return { recording: 'none' };
    case 'desk_redirect_text':
      return to === undefined ? {} : text(to);
    case 'desk_ask_hr':
      return text('hr_asked');
    case 'desk_give_hr':
      return text('given_to_hr');
    case 'desk_hand_hr':
      return text('handed_to_hr');
    case 'desk_hand_over_text':
      return text('handed_over');
    case 'desk_reply':
      if (putOn !== undefined) return { text: await answerOfHr(world, visible, putOn) };
      return hand === undefined ? {} : text('hand_over_asked');
    case 'desk_tell':
      return { text: await textToTell(world, visible, telling) };
    case 'desk_duty':
      return { begunOn: world.clock.today() };
    case 'desk_hold':
      return heldFields(world, visible);
    case 'desk_reopen':
      return text(visible.state.origin === undefined ? 'reopened' : 'excerpt_reopened');
    default:
      return {};
  }
}

/** What stands there already: it is changed, or prolonged. */
async function heldFields(world: DeskWorld, visible: Visible): Promise<Fields> {
  const { hold } = await caseOf(world, visible);
  return hold === undefined ? {} : { cause: hold.why, lookOn: hold.lookAgainOn };
}

/** One of HR's answers, to be put to the reporter. */
async function answerOfHr(world: DeskWorld, { state, keys }: Visible, answer: Id): Promise<string> {
  const { notes } = await readExcerpt(world, await keys(), state);
  const found = notes.find(({ id, body }) => id === answer && body.from === 'hr');
  return found?.body.text ?? '';
}

/** What the reporter was to be told, as it was written then. */
async function textToTell(
  world: DeskWorld,
  visible: Visible,
  telling: Id | undefined,
): Promise<string> {
  const { deferred = [] } = await caseOf(world, visible);
  return deferred.find(({ id }) => id === telling)?.text ?? '';
}
