import type { Press } from '../ports/dialogue';
import type { Dialog, DialogRow } from '../threads/dialog-row';
import type { DeskWorld } from './desk';
import type { DeskDraft } from './desk-draft';
import type { Kept } from './unsent-texts';

/** The dialog that a press belongs to, as its draft says. */
export interface Resumed {
  readonly kind: 'live' | 'expired' | 'altered' | 'missing' | 'new';
  readonly draft: DeskDraft;
  readonly kept: Kept;
}

/** A draft of the reporter's side, as far as its dialog goes on at the desk. */
interface FromReporter {
  readonly side: 'reporter';
  readonly state: Pick<DeskDraft, 'locale' | 'id' | 'began'> & { readonly step: string };
  readonly row?: DialogRow;
}

/** Opens the draft of a press. Where there is none, or none that goes on, another dialog begins. */
export async function resume(world: DeskWorld, press: Press): Promise<Resumed> {
  const { drafts, random, clock } = world;
  const fresh: DeskDraft = {
    side: 'desk',
    locale: press.locale,
    at: { kind: 'queue', page: 0 },
    id: random.id(),
    began: clock.today(),
    dialog: { id: random.id(), began: clock.today() },
  };
  const kept =
    press.texts === undefined ? {} : ((await drafts.openTexts(press.texts, press.who)) ?? {});
  if (press.draft === undefined) {
    // The one button by which somebody comes from outside.
    if (press.button === 'desk') return { kind: 'new', draft: fresh, kept };
    world.journal.count('draft_missing');
    return { kind: 'missing', draft: fresh, kept };
  }
  const opened = await drafts.open<DeskDraft | FromReporter>(press.draft, press.who);
  if (opened.kind === 'altered') {
    world.journal.count('draft_altered');
    // Nothing counts how many dialogs begin in this way: they leave nothing.
    const { id, began } = fresh;
    return { kind: 'altered', draft: { ...fresh, dialog: { id, began, row: 'settled' } }, kept };
  }
  // From the start view, which belongs to the reporter's side, into the queue.
  if (opened.draft.side === 'reporter') {
    const { state, row } = opened.draft;
    const { id, began, locale, step } = state;
    const dialog: Dialog = { id, began, row: step === 'wait' ? 'settled' : row };
    return { kind: 'new', draft: { ...fresh, locale, dialog }, kept };
  }
  return { kind: opened.kind, draft: opened.draft, kept };
}

/** The dialog that a draft belongs to. A draft of before every dialog left a row names it by itself. */
export function dialogOf({ dialog, id, began }: DeskDraft): Dialog {
  return dialog ?? { id, began };
}
