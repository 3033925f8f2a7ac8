import type { DeskButton, DeskOption } from '../bot/domain/desk-options';
import type { Status } from '../bot/domain/thread';
import type { Speech } from './speech';

/** A button of a thread: its title, and what it is called (`data.act`). */
interface Button {
  readonly title: string;
  readonly act: `desk_${DeskButton}`;
}

/**
 * The buttons for what a member may do, in rows by what they are for. As long as nobody has answered, the
 * answer is the first thing to press and stands alone; a set shows at most six buttons.
 */
export function rowsOfOptions(may: readonly DeskOption[], status: Status, { say }: Speech): object {
  const first = status === 'received' && may.includes('reply');
  const row = (...options: readonly DeskButton[]): Button[] =>
    options
      .filter((option) => may.includes(option))
      .map((option) => ({ title: say(`deskOptions.${option}`), act: `desk_${option}` }));
  const rows = [
    row(...(first ? [] : (['reply'] as const)), 'redirect', 'note', 'case', 'duty'),
    row('minutes', 'settle', 'caller', 'hold', 'let_go'),
    row('ask_hr', 'give_hr', 'write_hr', 'hand_over', 'move'),
    row('show', 'step_down', 'shut_out'),
  ];
  return {
    first,
    rows: rows.filter((buttons) => buttons.length > 0).map((buttons) => ({ buttons })),
    // The way to the queue is always there.
    ends: row('close', 'reopen'),
  };
}
