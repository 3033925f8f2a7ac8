import { type ButtonName, buttons } from '../domain/buttons';
import { addDays } from '../domain/day';
import { storyFields } from '../domain/message';
import { drawReference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { Press } from '../ports/dialogue';
import type { Dialog, DialogRow } from '../threads/dialog-row';
import { textsIn } from './absorb';
import { begin, type Conversation, type Texts } from './conversation';
import { goOn, type SealedState } from './earlier-draft';
import type { Event } from './event';
import { newReceipt, type ReporterWorld } from './reporter';

/** How a draft of the reporter's side is told from one of the desk's. */
export interface ReporterDraft {
  readonly side: 'reporter';
  readonly state: SealedState;
  /** What the dialog has left in the pool. */
  readonly row?: DialogRow | undefined;
}

/** The conversation that a press belongs to, what the press means in it, and what its dialog has left. */
interface Resumed {
  readonly state: Conversation;
  readonly event: Event;
  readonly dialog: Dialog;
}

/**
 * Opens the draft of a press. Where there is none, or none that goes on, another dialog begins; one that
 * would be too many for that person waits, with everything that was typed.
 */
export async function resume(world: ReporterWorld, press: Press): Promise<Resumed> {
  const { drafts, journal } = world;
  const block = press.texts === undefined ? {} : await drafts.openTexts(press.texts, press.who);
  if (block === undefined) journal.count('texts_altered');
  const kept = block ?? {};
  const button = buttons.find((known) => known === press.button);
  if (button === undefined && press.draft !== undefined) journal.count('press_unknown');
  if (press.draft === undefined) {
    if (button !== undefined) return startOver(world, press, button, kept, 'draft_missing');
    return starts(world, press, {}, { kind: 'press', button: undefined, fields: {} });
  }
  const opened = await drafts.open<ReporterDraft | { readonly side: 'desk' }>(
    press.draft,
    press.who,
  );
  if (
    opened.kind !== 'altered' &&
    opened.draft.side === 'reporter' &&
    isOfLiveDay(opened.draft.state, world)
  ) {
    const { state: draft, renewed } = goOn(opened.draft.state);
    const state = { ...draft, texts: kept };
    const { row } = opened.draft;
    if (renewed && button !== 'leave') {
      return resumed(state, { kind: 'refused', remark: 'renewed', redraw: {} }, row);
    }
    if (opened.kind === 'live') {
      // Whoever leaves instead of waiting has begun nothing.
      const left = state.step === 'wait' && button === 'leave' ? 'settled' : row;
      const { fields, calledBy } = press;
      return resumed(state, { kind: 'press', button, fields, calledBy }, left);
    }
    journal.count('draft_expired');
    return resumed(state, { kind: 'expired', fields: press.fields }, row);
  }
  return startOver(world, press, button, kept, 'altered');
}

/**
 * It starts over, but what was typed is carried along. A draft is missing where a client does not send what
 * is hidden: on a page of messages it stands in a hidden input.
 */
function startOver(
  world: ReporterWorld,
  press: Press,
  button: ButtonName | undefined,
  kept: Texts,
  remark: Extract<Remark, 'altered' | 'draft_missing'>,
): Resumed {
  const texts = { ...kept, ...textsIn(press.fields, [...storyFields, 'text']) };
  if (button === 'leave') {
    // Whoever leaves begins nothing.
    const state = newConversation(world, press, texts);
    return resumed(state, { kind: 'press', button, fields: {} }, 'settled');
  }
  world.journal.count(remark === 'altered' ? 'draft_altered' : 'draft_missing');
  return starts(world, press, texts, { kind: 'refused', remark, redraw: {} });
}

/**
 * A conversation is named under the key of the day on which it began, so that submitting it twice files once.
 * When that key is gone it starts over, however lately its dialog was touched.
 */
function isOfLiveDay({ began }: Pick<Conversation, 'began'>, { clock }: ReporterWorld): boolean {
  return began >= addDays(clock.today(), -1);
}

function starts(world: ReporterWorld, press: Press, texts: Texts, event: Event): Resumed {
  const state = newConversation(world, press, texts);
  if (world.dialogs.begins(press.who)) return resumed(state, event);
  world.journal.count('dialog_refused');
  return resumed(state, { kind: 'too_many' });
}

function resumed(state: Conversation, event: Event, row?: DialogRow): Resumed {
  const { id, began } = state;
  return { state, event, dialog: { id, began, row } };
}

function newConversation({ random, clock }: ReporterWorld, press: Press, texts: Texts) {
  return begin({
    id: random.id(),
    began: clock.today(),
    locale: press.locale,
    receipt: newReceipt({ random }),
    reference: drawReference((length) => random.crockford(length)),
    texts,
  });
}
