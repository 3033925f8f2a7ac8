import type { DeskOption } from '../bot/domain/desk-options';
import type { Speech } from './speech';

/** A button of a thread: its title and the act that it presses. */
interface Button {
  readonly title: string;
  readonly act: `desk_${DeskOption}`;
}

/**
 * The buttons for what a member may do, in rows by what they are for. Acknowledging is the first thing to press and stands
 * alone; a set shows at most six buttons.
 */
export function rowsOfActs(may: readonly DeskOption[], { say }: Speech): object {
  const row = (...acts: readonly DeskOption[]): Button[] =>
    acts
      .filter((act) => may.includes(act))
      .map((act) => ({ title: say(`deskActs.${act}`), act: `desk_${act}` }));
  const rows = [
    row('reply', 'redirect', 'note'),
    row('ask_hr', 'give_hr', 'write_hr', 'hand_over', 'move'),
  ];
  return {
    acknowledge: may.includes('acknowledge'),
    rows: rows.filter((buttons) => buttons.length > 0).map((buttons) => ({ buttons })),
    // The way to the queue is always there.
    ends: row('close', 'reopen', 'step_down'),
  };
}
