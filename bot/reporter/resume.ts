import { type ButtonName, buttons } from '../domain/buttons';
import { addDays } from '../domain/day';
import { storyFields } from '../domain/message';
import { drawReference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { Press } from '../ports/dialogue';
import type { Who } from '../ports/people';
import { type Dialog, newDialog } from '../threads/dialog';
import { textsIn } from './absorb';
import { begin, type Conversation, type Texts } from './conversation';
import type { Event } from './event';
import { newReportCode, type ReporterWorld } from './world';

/** A draft of the reporter's side; `side` tells it from the desk's. */
export interface ReporterDraft {
  readonly side: 'reporter';
  readonly state: Omit<Conversation, 'texts'>;
  readonly dialog: Dialog;
}

type BeginWorld = Omit<ReporterWorld, 'allowance'>;

interface ResumedDialog {
  readonly state: Conversation;
  readonly event: Event;
  readonly dialog: Dialog;
}

/** Opens the draft of a press, or begins a dialog. One too many waits, with all that was typed. */
export async function resume(world: BeginWorld, press: Press): Promise<ResumedDialog> {
  const { drafts } = world;
  const kept =
    press.texts === undefined ? {} : ((await drafts.openTexts(press.texts, press.who)) ?? {});
  const button = buttons.find((known) => known === press.button);
  if (press.draft === undefined) {
    if (button !== undefined) return startOver(world, press, button, kept, 'draft_missing');
    return starts(world, press, {}, { kind: 'press', button: undefined, fields: {} });
  }
  const opened = await drafts.open<ReporterDraft | { readonly side: 'desk' }>(
    press.draft,
    press.who,
  );
  // At the door it may be somebody else at that browser: no state, code or field is drawn again.
  if (opened.kind === 'expired' && press.who.messenger === 'web')
    return startOver(world, press, button, kept, 'over');
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

/** Starts over with all that was typed. A draft is missing when a client does not send hidden inputs. */
function startOver(
  world: BeginWorld,
  press: Press,
  button: ButtonName | undefined,
  kept: Texts,
  remark: Extract<Remark, 'altered' | 'draft_missing' | 'over'>,
): ResumedDialog {
  const texts = { ...kept, ...textsIn(press.fields, [...storyFields, 'text']) };
  if (button === 'leave') {
    // Leaving begins no dialog.
    const state = newConversation(world, press, texts);
    return { state, event: { kind: 'press', button, fields: {} }, dialog: newDialog(world) };
  }
  return starts(world, press, texts, { kind: 'refused', remark, redraw: {} });
}

/**
 * Whether the key still exists under which a conversation is named, so that submitting it twice files once.
 * Without it the conversation starts over. `seesAfter` counts on that.
 */
function isOfLiveDay({ began }: Pick<Conversation, 'began'>, { clock }: BeginWorld): boolean {
  return began >= addDays(clock.today(), -1);
}

function starts(world: BeginWorld, press: Press, texts: Texts, event: Event): ResumedDialog {
  const state = newConversation(world, press, texts);
  const dialog = beginDialog(world, press.who);
  if (dialog !== undefined) return { state, event, dialog };
  world.journal.count('dialog_refused');
  return { state, event: { kind: 'too_many' }, dialog: newDialog(world) };
}

/** A person's next dialog, unless it has to wait. */
export function beginDialog(world: BeginWorld, who: Who): Dialog | undefined {
  const leave = world.dialogs.begins(who);
  if (leave === 'too_many') return undefined;
  world.onBegun(leave);
  const first = { ...newDialog(world), exchanges: 1 };
  return leave === 'may_send' ? first : { ...first, mayOnlyRead: true };
}

function newConversation({ random, clock }: BeginWorld, press: Press, texts: Texts) {
  return begin({
    id: random.id(),
    began: clock.today(),
    locale: press.locale,
    reportCode: newReportCode({ random }),
    reference: drawReference((length) => random.crockford(length)),
    texts,
  });
}
