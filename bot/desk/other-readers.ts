import type { Member } from '../domain/member';
import { readersOf } from '../domain/readers';
import type { Visible } from './find-thread';

/**
 * The colleagues who read a case now, besides the member. A newcomer or a deputy who would only because
 * nobody else is left does not count: to them it is shown first.
 */
export function otherReaders(visible: Visible): readonly Member[] {
  return readersOf(visible.members, visible).filter(({ id }) => id !== visible.member.id);
}
