import type { Fields } from '../domain/fields';
import type { Id } from '../domain/ids';
import type { ReadyText } from '../domain/ready-text';
import { caseOf } from './case-of';
import type { DeskWorld } from './desk';
import type { AtForm, DeskDraft } from './desk-draft';
import { readExcerpt } from './excerpt';
import type { Visible } from './find-thread';

/**
 * What stands in a form when it is opened: ready texts, to be edited. What HR or another gets to read begins
 * empty: it is written for them.
 */
export async function readyFields(
  world: DeskWorld,
  { locale }: DeskDraft,
  { form, to, hand, telling, putOn }: AtForm,
  visible: Visible,
): Promise<Fields> {
  const text = (of: Parameters<DeskWorld['readyText']>[1]): Fields => ({
    text: world.readyText(locale, of),
  });
  switch (form) {
    case 'desk_acknowledge':
      return text(acknowledgementFor(visible));
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

function acknowledgementFor({ row, state }: Visible): ReadyText {
  if (state.origin !== undefined) return 'excerpt_acknowledgement';
  return row.desk === 'hr' ? 'hr_acknowledgement' : 'acknowledgement';
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
