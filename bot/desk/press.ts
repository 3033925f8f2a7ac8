import type { ButtonName } from '../domain/buttons';
import type { Fields } from '../domain/fields';
import type { Member } from '../domain/member';
import { buttonOf, commands, type FormOpener, firstStepOf, openerOf } from './commands/index';
import { type DeskStep, inThread, type Pressed, renamed } from './commands/press';
import { presses } from './commands/presses';
import type { At, AtForm, DeskDraft } from './desk-draft';
import { draw } from './draw';
import type { Drawn } from './draw-form';
import { whyNot } from './options';
import { submit } from './submit';
import type { DeskWorld } from './world';

/** What a member's press does, and where it leads. An unknown button changes nothing. */
export async function followPress(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  name: ButtonName | undefined,
  fields: Fields,
): Promise<Drawn> {
  if (name === undefined) return draw(world, member, draft, { fields });
  const pressed = { world, member, draft, fields, button: name };
  const opener = openerOf(name);
  if (opener !== undefined) return take(pressed, await open(pressed, opener));
  const at = formSentBy(name, draft.at);
  const step =
    at === undefined
      ? ((await presses[name]?.(pressed)) ?? { fields })
      : await submit(world, member, draft, at, fields);
  return take(pressed, step);
}

/** The form that a button sends: the form it is in, or a first step that leads to another. */
function formSentBy(name: ButtonName, at: At): AtForm | undefined {
  if (at.kind === 'form' && buttonOf(commands[at.form]) === name) return at;
  const form = firstStepOf(name);
  return form && 'thread' in at ? { kind: 'form', form, thread: at.thread } : undefined;
}

/** The form that a button opens, and its subject. */
function open(pressed: Pressed, { form, opens }: FormOpener): DeskStep | Promise<DeskStep> {
  return inThread(async ({ world, visible }) => ({
    visible,
    form: { form, ...(await opens?.({ world, visible })) },
  }))(pressed);
}

/** Goes where a press leads. A form opens only if its command can be done in the thread now. */
async function take(
  { world, member, draft: before }: Pressed,
  { at: to, form, view, draft = before, visible, ...redraw }: DeskStep,
): Promise<Drawn> {
  if (view !== undefined) {
    const { remark, fields = {} } = redraw;
    return { draft: to === undefined ? draft : { ...draft, at: to }, view, remark, fields };
  }
  const { at } = draft;
  if (form === undefined || !('thread' in at) || visible === undefined)
    return draw(world, member, to === undefined ? draft : { ...draft, at: to }, redraw, visible);
  const { thread } = at;
  const remark = await whyNot(world, visible, commands[form.form].option);
  if (remark !== undefined) {
    const back = { ...draft, at: { kind: 'thread', thread, back: 0 } as const };
    return draw(world, member, back, { remark }, visible);
  }
  // Two forms opened from one view of the thread send two things, each under its own name.
  const there: AtForm = { kind: 'form', thread, ...form };
  return draw(world, member, { ...renamed(world, draft), at: there }, redraw, visible);
}
