import { rewriting } from '../actions/index';
import { unseenIn } from '../case/find-thread';
import { type DeskPress, inThread } from '../case/page-press';
import { findWithdrawable, takeBack } from '../case/take-back';
import { findWaiting } from '../case/waiting';

/** Takes back something that is not delivered yet. */
export const takeBackSent: DeskPress = async (pressed) => {
  const { at } = pressed.draft;
  if (at.kind !== 'waiting' || at.one === undefined) return {};
  const { thread, one } = at;
  const remark = await takeBack(pressed, thread, one);
  return { at: { kind: 'thread', thread, back: 0 }, remark };
};

/** Opens the form of something that is not delivered yet. */
export const changeSent = inThread(async ({ world, draft, case: visible }) => {
  const { at } = draft;
  if (at.kind !== 'waiting' || at.one === undefined) return {};
  const { thread, one } = at;
  const toThread = { kind: 'thread', thread, back: 0 } as const;
  const waiting = await findWaiting(world, visible.row);
  // A parcel to the other desk is not changed: it is taken back and given again.
  const isParcel = waiting.parcels.some(({ entry }) => entry.id === one.id);
  const found = isParcel ? 'not_now' : findWithdrawable(world, waiting, one);
  if (typeof found === 'string') return { at: toThread, remark: found, case: visible };
  const again = rewriting(found.message.body);
  if (again === undefined) return { at: toThread, remark: 'not_now', case: visible };
  const { form, to, hand, fields } = again;
  // The thread as it was seen, and what waits now: that is changed.
  const { pending, waits } = await unseenIn(world, visible);
  const seen = draft.seen && { ...draft.seen, pending, waits };
  return {
    draft: seen === undefined ? draft : { ...draft, seen },
    form: { form, to, hand, replaces: one },
    case: visible,
    remark: 'replaces',
    fields,
  };
});
