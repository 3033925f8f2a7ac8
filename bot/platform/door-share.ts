import type { Id } from '../domain/ids';

/** What the web door's visitors, of whom nobody is known, may take of a window's image. */
export interface DoorShare {
  /** Counts a dialog; false once the door has its share, and the dialog then reserves no room. */
  reserves(): boolean;
  /** Whether a dialog may send: so many may as can reserve, whoever sends first. */
  maySend(dialog: Id | undefined): boolean;
}

/**
 * Counts in memory only, by the window's name. A flood of first presses neither grows the image beyond the
 * door's share nor takes the room of a messenger's dialogs; and it closes the door to nobody.
 */
export function createDoorShare(window: () => string, most: number): DoorShare {
  let current: string | undefined;
  let begun = 0;
  let sending = new Set<Id | undefined>();
  const turn = (): void => {
    const now = window();
    if (now === current) return;
    [current, begun, sending] = [now, 0, new Set()];
  };
  return {
    reserves: () => {
      turn();
      if (begun >= most) return false;
      begun += 1;
      return true;
    },
    maySend: (dialog) => {
      turn();
      if (!sending.has(dialog) && sending.size >= most) return false;
      sending.add(dialog);
      return true;
    },
  };
}
