import { type ButtonName, buttons } from '../domain/buttons';
import { addDays } from '../domain/day';
import { storyFields } from '../domain/message';
import { drawReference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { Press } from '../ports/dialogue';
import { type Dialog, newDialog } from '../threads/dialog';
import { textsIn } from './absorb';
import { begin, type Conversation, type Texts } from './conversation';
import type { Event } from './event';
import { newReceipt, type ReporterWorld } from './reporter';

/** How a draft of the reporter's side is told from one of the desk's. */
export interface ReporterDraft {
  readonly side: 'reporter';
  /** What was typed travels beside it. */
  readonly state: Omit<Conversation, 'texts'>;
  readonly dialog: Dialog;
}

/** What opening or beginning a dialog takes of the world. */
type BeginWorld = Omit<ReporterWorld, 'allowance'>;

/** The conversation that a press belongs to, what the press means in it, and its dialog. */
interface Resumed {
  readonly state: Conversation;
  readonly event: Event;
  readonly dialog: Dialog;
}

/** Opens the draft of a press, or begins another dialog; one too many waits with all that was typed. */
export async function resume(world: BeginWorld, press: Press): Promise<Resumed> {
  const { drafts } = world;
  const block = press.texts === undefined ? {} : await drafts.openTexts(press.texts, press.who);
  const kept = block ?? {};
  const button = buttons.find((known) => known === press.button);
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
    const state = { ...opened.draft.state, texts: kept };
    const dialog = { ...opened.draft.dialog, exchanges: opened.draft.dialog.exchanges + 1 };
    if (opened.kind === 'live') {
      const { fields, calledBy } = press;
      return { state, event: { kind: 'press', button, fields, calledBy }, dialog };
    }
    return { state, event: { kind: 'expired', fields: press.fields }, dialog };
  }
  return startOver(world, press, button, kept, 'altered');
}

/**
 * It starts over, but what was typed is carried along. A draft is missing where a client does not send what
 * is hidden: on a page of messages it stands in a hidden input.
 */
function startOver(
  world: BeginWorld,
  press: Press,
  button: ButtonName | undefined,
  kept: Texts,
  remark: Extract<Remark, 'altered' | 'draft_missing'>,
): Resumed {
  const texts = { ...kept, ...textsIn(press.fields, [...storyFields, 'text']) };
  if (button === 'leave') {
    // Whoever leaves begins nothing.
    const state = newConversation(world, press, texts);
    return { state, event: { kind: 'press', button, fields: {} }, dialog: newDialog(world) };
  }
  return starts(world, press, texts, { kind: 'refused', remark, redraw: {} });
}

/**
 * A conversation is named under the key of the day on which it began, so that submitting it twice files once.
 * When that key is gone it starts over, however lately its dialog was touched.
 */
function isOfLiveDay({ began }: Pick<Conversation, 'began'>, { clock }: BeginWorld): boolean {
  return began >= addDays(clock.today(), -1);
}

function starts(world: BeginWorld, press: Press, texts: Texts, event: Event): Resumed {
  const state = newConversation(world, press, texts);
  const leave = world.dialogs.begins(press.who);
  if (leave === 'too_many') {
    world.journal.count('dialog_refused');
    return { state, event: { kind: 'too_many' }, dialog: newDialog(world) };
  }
  world.onBegun();
  const first = { ...newDialog(world), exchanges: 1 };
  const dialog = leave === 'may_send' ? first : { ...first, mayOnlyRead: true as const };
  return { state, event, dialog };
}

function newConversation({ random, clock }: BeginWorld, press: Press, texts: Texts) {
  return begin({
    id: random.id(),
    began: clock.today(),
    locale: press.locale,
    receipt: newReceipt({ random }),
    reference: drawReference((length) => random.crockford(length)),
    texts,
  });
}
