import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { coverRow } from '../threads/cover-row';
import type { DeskWorld } from './desk';
import type { SentOne } from './desk-draft';
import type { Visible } from './find-thread';
import { auditEntry } from './post-as-desk';
import { findWaiting, type Waiting, type Waits } from './waiting';

/**
 * What has been sent, if it can still be taken back; else why it cannot. Out by now, or taken back: an epoch
 * that ends later than it comes out has let it out.
 */
export function whetherBack(
  { epoch, sent }: Pick<Waiting, 'epoch' | 'sent'>,
  { id, outOn }: SentOne,
): Waits | 'out_already' | 'taken_back' | 'not_now' {
  const found = sent.find(({ message }) => message.id === id);
  if (found !== undefined) return found.alone ? found : 'not_now';
  return epoch.endsOn === undefined || epoch.endsOn > outOn ? 'out_already' : 'taken_back';
}

/**
 * Takes back what was sent and is not out. Nothing of it was done yet, so nothing has to be undone. Pressed
 * again, or after a colleague, it is simply taken back; after the release it is out.
 */
export async function takeBack(
  world: DeskWorld,
  member: Member,
  { row, keys }: Visible,
  one: SentOne,
): Promise<Extract<Remark, 'taken_back' | 'out_already' | 'not_now'>> {
  for (;;) {
    const waiting = await findWaiting(world, await keys(), row);
    const found = whetherBack(waiting, one);
    if (typeof found === 'string') return found;
    const entry = auditEntry(world, member, 'sent_withdrawn', row.id);
    const cover = coverRow(world, waiting.epoch);
    // Else somebody was faster, or the epoch has ended: another look says which.
    if (await world.pool.withdraw(found.slot, found.record, cover, entry)) return 'taken_back';
  }
}
