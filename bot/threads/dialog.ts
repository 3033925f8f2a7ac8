import { dialogEnds } from '../domain/dialog-ends';
import type { Id } from '../domain/ids';
import { limits } from '../domain/limits';
import type { View } from '../domain/view';
import type { Random } from '../ports/random';
import type { Windows } from '../ports/windows';

/** A dialog from its first view to its last. It travels in the sealed draft, and is stored nowhere. */
export interface Dialog {
  /** Names it in the image, so that drafts which are sent again do not give it more than its share. */
  readonly id: Id;
  /** The windows in which it counts: see {@link windowsOf}. */
  readonly counted: string;
  /** Exchanges so far: what somebody sees who sees each of them. */
  readonly exchanges: number;
  /** Bytes of text that it has sent. */
  readonly sent: number;
  /** Its person has begun so many in the window that nothing can be sent in it. */
  readonly mayOnlyRead?: true | undefined;
}

/** The windows that are open now: a dialog that goes on in others counts there as well. */
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

/** What one press may send: everything that a dialog sends together fits one person's share of the image. */
export interface Allowance {
  /** Whether so many bytes more may be sent; else why not. */
  readonly refuses: (bytes: number) => 'dialogs_many' | 'dialog_full' | undefined;
  /** To be called once they were. */
  readonly spend: (bytes: number) => void;
  readonly spent: () => number;
}

export function allowanceOf({ sent, mayOnlyRead }: Dialog): Allowance {
  let total = sent;
  return {
    refuses: (bytes) => {
      if (mayOnlyRead) return 'dialogs_many';
      return total + bytes > limits.textBytes ? 'dialog_full' : undefined;
    },
    spend: (bytes) => {
      total += bytes;
    },
    spent: () => total,
  };
}

/**
 * Whether a view's answer waits for a beat: it is what somebody came for, or says that something was sent.
 */
export function waitsForBeat({ name }: Pick<View, 'name'>): boolean {
  return dialogEnds[name] !== 'on_the_way';
}
