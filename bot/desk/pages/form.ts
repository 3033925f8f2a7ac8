import type { FormView } from '../../domain/desk-parts';
import type { DeskView } from '../../domain/desk-view';
import type { ReadyText } from '../../domain/ready-text';
import type { Redraw } from '../../ports/dialogue';
import { buttonOf, commands } from '../actions/index';
import type { DeskContext, DeskWorld } from '../case/context';
import type { AtForm, DeskDraft, SeenThread } from '../case/desk-draft';
import { asSeen, type Drawn, drawn, isOfToday, noteReading } from '../case/drawn';
import { fieldsOf } from '../case/form-fields';

/** Draws a thread's form, freshly read; `undefined` if the thread is needed and cannot be shown. */
export async function drawForm(
  looked: DeskContext<'case'>,
  draft: DeskDraft,
  at: AtForm,
  redraw: Redraw,
): Promise<Drawn | undefined> {
  const { world, case: visible } = looked;
  const command = commands[at.form];
  const { shows } = command;
  // The member saw the thread when it was opened, not when the form was.
  const seen = draft.seen ?? (await asSeen(world, visible));
  const isNew =
    redraw.fields === undefined ||
    (shows === 'always' && (at.found === undefined || draft.seen === undefined));
  // The form shows text of the thread: on another day, showing it is a reading.
  const isRead =
    shows === 'always' || (isNew && (typeof shows === 'function' ? shows(at) : shows === 'once'));
  if (isRead && !isOfToday(world, seen)) await noteReading(looked);
  const now = { ...at, ...(await command.compares?.(looked, isNew)) };
  const text = (of: ReadyText) => ({ text: world.readyText(at.words ?? draft.locale, of) });
  const fields = isNew ? await command.ready?.({ ...looked, at, text }) : redraw.fields;
  const view = await formView(world, now, seen, looked);
  if (view === undefined) return undefined;
  return drawn({ ...draft, at: now, seen }, view, { ...redraw, fields });
}

/**
 * A form's view. One that lists people needs a look at the thread: without the list it is not shown, because
 * sent without ticks it would let in the people who were named.
 */
export async function formView(
  world: DeskWorld,
  at: AtForm,
  seen: SeenThread,
  looked?: DeskContext<'case'>,
): Promise<DeskView | undefined> {
  const command = commands[at.form];
  const { reference, excerpt } = seen;
  // In an excerpt's thread HR writes to the handlers, who are in the reporter's place.
  const reader = at.hand?.purpose === 'more' ? 'hr' : excerpt ? 'handlers' : 'reporter';
  const of = { desk: seen.desk, at, today: world.clock.today() };
  const form: FormView = {
    ...{ reference, reader, fields: fieldsOf(command.fields ?? {}, of), sends: buttonOf(command) },
    ...(at.words && { words: at.words }),
  };
  return command.view === undefined
    ? { name: command.form, ...form }
    : command.view({ world, at, seen, form }, looked);
}
