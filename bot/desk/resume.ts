import type { Press } from '../ports/dialogue';
import { type Dialog, newDialog } from '../threads/dialog';
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
  readonly state: Pick<DeskDraft, 'locale'>;
  readonly dialog: Dialog;
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
    dialog: newDialog(world),
  };
  const kept =
    press.texts === undefined ? {} : ((await drafts.openTexts(press.texts, press.who)) ?? {});
  if (press.draft === undefined) {
    world.onBegun();
    // The one button by which somebody comes from outside.
    if (press.button === 'desk') return { kind: 'new', draft: fresh, kept };
    return { kind: 'missing', draft: fresh, kept };
  }
  const opened = await drafts.open<DeskDraft | FromReporter>(press.draft, press.who);
  if (opened.kind === 'altered') {
    world.onBegun();
    return { kind: 'altered', draft: fresh, kept };
  }
  // From the start view, which belongs to the reporter's side, into the queue.
  if (opened.draft.side === 'reporter') {
    const { state, dialog } = opened.draft;
    return { kind: 'new', draft: { ...fresh, locale: state.locale, dialog }, kept };
  }
  return { kind: opened.kind, draft: opened.draft, kept };
}
