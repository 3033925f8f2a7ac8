import { readersOf, withExcluded } from '../../domain/readers';
import { doAtOnce } from '../case/at-once';
import { command } from '../case/command';
import type { OpenCase } from '../case/context';
import { isSeen, otherReaders } from '../case/find-thread';
import { leaving } from '../case/leave-case';
import { readReason } from '../case/read';

/**
 * Hides a thread at once from the member who steps down. The others can read why, and who decided it (KL 7:4
 * with 6:28 to 6:30). Somebody must stay who reads it: of two at once, the second is asked again.
 */
export const recuse = command({
  form: 'desk_recuse',
  option: 'recuse',
  texts: ['cause', 'decidedBy'],
  optional: ['decidedBy'],
  read: (_, { fields, wrong }) => {
    const reason = wrong() ?? readReason(fields);
    return typeof reason === 'string' ? reason : { kind: 'stepped_down', ...reason };
  },
  run: (sending, { why, decidedBy }) => {
    const { id, title } = sending.member;
    return doAtOnce(sending, 'member_stepped_down', async (visible) => {
      if (otherReaders(visible).length === 0 || opensIt(visible)) return 'last_reader';
      if (!isSeen(visible, sending.seen)) return 'changed';
      const conflict = { how: 'left', who: title, decidedBy, beside: '' } as const;
      const note = { kind: 'note', author: title, text: why, conflict } as const;
      return leaving({ ...sending, case: visible }, { whom: id, note });
    });
  },
});

/** Whether somebody would gain the thread by the member's leaving: it is shown to them first. */
function opensIt({ row, state, member, members }: OpenCase): boolean {
  const without = withExcluded(state, member.id);
  // A full list is refused by the step-down itself.
  if (without === undefined) return false;
  const after = readersOf(members, { row, state: without });
  const now = readersOf(members, { row, state });
  return after.some((one) => !now.includes(one));
}
