import type { Fields } from '../domain/fields';
import type { Member } from '../domain/member';
import type { DeskBody } from '../domain/message';
import type { DeskWorld } from './desk';
import type { At, AtForm, DeskDraft } from './desk-draft';
import { draw, drawQueue } from './draw';
import type { Drawn } from './drawn';
import { findVisible, standingOf } from './find-thread';
import { forms } from './forms';
import { whyNot } from './options';
import { findWithdrawable, takeBack } from './take-back';
import { findWaiting } from './waiting';

/** What a member does about something that was sent and is not out: takes it back, or opens its form. */
export async function pressWaiting(
  world: DeskWorld,
  member: Member,
  draft: DeskDraft,
  button: 'desk_take_back' | 'desk_change',
): Promise<Drawn> {
  const { at } = draft;
  if (at.kind !== 'waiting' || at.one === undefined) return draw(world, member, draft);
  const { thread, one } = at;
  const visible = await findVisible(world, member, thread);
  if (visible === undefined) return drawQueue(world, member, draft, 'gone');
  const toThread: DeskDraft = { ...draft, at: { kind: 'thread', thread, back: 0 } };
  if (button === 'desk_take_back') {
    const remark = await takeBack(world, member, visible, one);
    return draw(world, member, toThread, { remark });
  }
  const waiting = await findWaiting(world, visible.row);
  // What goes to the other desk is taken back and given again: it is not changed.
  const isParcel = waiting.parcels.some(({ entry }) => entry.id === one.id);
  const found = isParcel ? 'not_now' : findWithdrawable(world, waiting, one);
  if (typeof found === 'string') return draw(world, member, toThread, { remark: found }, visible);
  const form = formOf(found.message.body);
  if (form === undefined) return draw(world, member, toThread, { remark: 'not_now' }, visible);
  const why = await whyNot(world, visible, forms[form.form].option);
  if (why !== undefined) return draw(world, member, toThread, { remark: why }, visible);
  const fields = fieldsOf(found.message.body);
  // What was seen of the thread, and what waits as it is now: that is what is changed.
  const { pending, waits } = await standingOf(world, visible);
  const seen = draft.seen === undefined ? {} : { seen: { ...draft.seen, pending, waits } };
  const to: At = { kind: 'form', thread, replaces: one, ...form };
  const named = { ...draft, ...seen, id: world.random.id(), began: world.clock.today(), at: to };
  return draw(world, member, named, { remark: 'replaces', fields }, visible);
}

/** The form by which such a thing was sent; none for what no form sends by itself. */
export function formOf(body: DeskBody): Pick<AtForm, 'form' | 'to'> | undefined {
  switch (body.kind) {
    case 'reply':
    case 'feedback':
      return { form: 'desk_reply' };
    case 'redirected':
      return { form: 'desk_redirect_text', to: body.to };
    case 'closed':
      return { form: 'desk_close' };
    case 'reopened':
      return { form: 'desk_reopen' };
    case 'hr_asked':
      return { form: 'desk_ask_hr' };
    case 'minutes':
      return { form: 'desk_minutes' };
    case 'minutes_settled':
      return { form: 'desk_settle' };
    // What is kept of a hand-over stays, and so does the word to the reporter.
    case 'handed_over':
    case 'by_hr':
    case 'moved':
      return undefined;
  }
}

/** What stood in its form. */
export function fieldsOf(body: DeskBody): Fields {
  switch (body.kind) {
    case 'by_hr':
    case 'moved':
      return {};
    case 'feedback':
      return { text: body.text, feedback: 'true' };
    case 'minutes':
      return { text: body.text, way: body.way, recording: body.recording };
    case 'minutes_settled':
      return { text: body.text, settling: body.how };
    case 'redirected':
      return { text: body.text, ...withDefined('investigation', body.investigation) };
    case 'closed':
      return {
        ...(body.measures === undefined
          ? { text: body.text }
          : { measures: body.measures, why: body.text }),
        reason: body.reason,
        ...withDefined('investigation', body.investigation),
      };
    default:
      return { text: body.text };
  }
}

function withDefined(name: 'investigation', value: string | undefined): Fields {
  return value === undefined ? {} : { [name]: value };
}
