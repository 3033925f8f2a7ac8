import type { Press } from '../../ports/dialogue';
import { type Dialog, newDialog } from '../../threads/dialog';
import type { Kept } from '../actions/unsent-texts';
import type { DeskWorld } from '../case/context';
import type { DeskDraft } from '../case/desk-draft';

/** A page has room for more of the list than a card. */
const webRows = 50;

/** The dialog that a press belongs to, by its draft. */
export interface Resumed {
  readonly kind: 'live' | 'expired' | 'altered' | 'missing' | 'new';
  readonly draft: DeskDraft;
  readonly kept: Kept;
}

/** A draft of the reporter's side, whose dialog continues at the desk. */
interface FromReporter {
  readonly side: 'reporter';
  readonly state: Pick<DeskDraft, 'locale'>;
  readonly dialog: Dialog;
}

/** Opens a press's draft. Without one that opens, another dialog begins; `undefined` if that has to wait. */
export async function resume(world: DeskWorld, press: Press): Promise<Resumed | undefined> {
  const { drafts, random, clock } = world;
  const fresh: DeskDraft = {
    side: 'desk',
    locale: press.locale,
    at: { kind: 'queue', page: 0 },
    id: random.id(),
    began: clock.today(),
    dialog: newDialog(world),
    ...(press.who.messenger === 'web' && { rows: webRows }),
  };
  const kept =
    press.texts === undefined ? {} : ((await drafts.openTexts(press.texts, press.who)) ?? {});
  const opened =
    press.draft === undefined
      ? undefined
      : await drafts.open<DeskDraft | FromReporter>(press.draft, press.who);
  if (opened === undefined || opened.kind === 'altered') {
    const leave = world.dialogs.begins(press.who);
    if (leave === 'too_many') return undefined;
    world.onBegun(leave);
    // The one button that leads in from outside.
    const kind = opened?.kind ?? (press.button === 'desk' ? 'new' : 'missing');
    return { kind, draft: fresh, kept };
  }
  // From the start view, which belongs to the reporter's side, into the queue.
  if (opened.draft.side === 'reporter') {
    const { state, dialog } = opened.draft;
    return { kind: 'new', draft: { ...fresh, locale: state.locale, dialog }, kept };
  }
  return { kind: opened.kind, draft: opened.draft, kept };
}
