import type { MemberId } from '../../domain/ids';
import { withShown } from '../../domain/readers';
import { changeState } from '../../threads/change-state';
import { doAtOnce } from '../case/at-once';
import { colleaguesIn } from '../case/colleagues';
import { command, type WriteOutcome } from '../case/command';
import type { DeskContext } from '../case/context';
import { toBeShown } from '../case/find-thread';
import { readMember } from '../case/read';
import { findWaiting, isMoving } from '../case/waiting';

/**
 * Shows a thread, at once, to a newcomer or an outside deputy who could not see it. A colleague who is shut
 * out, has left, or sees it by now cannot be chosen.
 */
export const show = command({
  form: 'desk_show',
  option: 'show',
  may: ({ toShow }) => toShow,
  view: ({ form }, looked) => {
    const people = looked && colleaguesIn(looked.world, toBeShown(looked.case));
    return people === undefined || people.length === 0
      ? undefined
      : { name: 'desk_show', ...form, people };
  },
  read: (_, { fields }) => {
    // Whether that colleague can see it is checked at sending.
    const to = readMember(fields.person);
    return to === undefined ? 'choose' : { kind: 'shown', to };
  },
  run: (sending, { to }) => showTo(sending, to),
});

/** Shows a case to a colleague, at once, if that colleague can be shown it now. */
export function showTo(
  acting: DeskContext<'case' | 'submission'>,
  to: MemberId,
): Promise<WriteOutcome> {
  const { world } = acting;
  const { id } = acting.case.row;
  return doAtOnce(
    acting,
    'thread_shown',
    async (visible) => {
      const { row, state, members } = visible;
      if (!toBeShown(visible).some((one) => one.id === to)) return 'changed';
      const named = withShown(state, to, members);
      if (named === undefined) return 'shown_full';
      // A move names the row as it was: a change would undo the move.
      if (isMoving(await findWaiting(world, row))) return 'moving';
      return { thread: await changeState(world, row, { ...state, ...named }), unlessMoving: id };
    },
    to,
  );
}
