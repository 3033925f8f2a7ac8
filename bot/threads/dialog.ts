import { dialogEnd } from '../domain/dialog-ends';
import type { Id } from '../domain/ids';
import { limits } from '../domain/limits';
import type { View } from '../domain/view';
import type { Random } from '../ports/random';
import type { Windows } from '../ports/time';

/** A dialog from its first view to its last. It travels in the sealed draft, and is stored nowhere. */
export interface Dialog {
  /** Names it in the image, so that repeated drafts do not exceed its share. */
  readonly id: Id;
  /** The windows in which it counts: see {@link windowsOf}. */
  readonly counted: string;
  /** Exchanges so far, which an observer sees as well. */
  readonly exchanges: number;
  /** Bytes of text sent in it. */
  readonly sent: number;
  /** Its person has begun too many in the window: nothing can be sent in it. */
  readonly mayOnlyRead?: true | undefined;
}

/** The windows now open: a dialog that continues in others counts there as well. */
export function windowsOf(windows: Pick<Windows, 'when'>): string {
  return `${windows.when('window').outOn} ${windows.when('pass').outOn}`;
}

export function newDialog({ random, windows }: NewDialogWorld): Dialog {
  return { id: random.id(), counted: windowsOf(windows), exchanges: 0, sent: 0 };
}

interface NewDialogWorld {
  readonly random: Pick<Random, 'id'>;
  readonly windows: Pick<Windows, 'when'>;
}

/** What one press may send: all that a dialog sends fits one person's share of the image. */
export interface Allowance {
  /** Marks the press as submitting, and returns the dialog's id; the answer waits for that beat. */
  readonly submits: () => Id;
  readonly hasSubmitted: () => boolean;
  /** Why so many bytes more may not be sent, if so. */
  readonly refuses: (bytes: number) => 'dialogs_many' | 'dialog_full' | undefined;
  readonly spend: (bytes: number) => void;
  /** Called when another dialog begins in place of one that had to wait. */
  readonly begin: (begun: Dialog) => void;
  /** The dialog after the press. */
  readonly after: () => Dialog;
}

export function allowanceOf(dialog: Dialog): Allowance {
  let now = dialog;
  let isSubmitted = false;
  return {
    submits: () => {
      isSubmitted = true;
      return now.id;
    },
    hasSubmitted: () => isSubmitted,
    refuses: (bytes) => {
      if (now.mayOnlyRead) return 'dialogs_many';
      return now.sent + bytes > limits.textBytes ? 'dialog_full' : undefined;
    },
    spend: (bytes) => {
      now = { ...now, sent: now.sent + bytes };
    },
    begin: (begun) => {
      now = begun;
    },
    after: () => now,
  };
}

/** Whether a view's answer waits for a beat: it may be the last, or says that something was sent. */
export function comesWithBeat({ name }: Pick<View, 'name'>): boolean {
  return dialogEnd(name) !== 'on_the_way';
}
