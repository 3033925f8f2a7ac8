import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import { rehearsalReference } from '../domain/reference';
import type { Operation, ThreadSealer } from '../ports/sealer';
import { sealFiling } from './seal-thread';
import type { ThreadWorld } from './worlds';

/**
 * A report that nobody wrote, to rehearse with. Nobody holds its reporter's place: the key is drawn and
 * thrown away, and no receipt leads to its blind index.
 */
export function rehearsalReport(
  world: Pick<ThreadWorld, 'random' | 'messages'> & { readonly threadSealer: ThreadSealer },
  desk: Desk,
  today: Day,
  what: string,
): Extract<Operation, { kind: 'filing' }> {
  const { random, threadSealer } = world;
  const { publicKey } = threadSealer.excerptKeys(random.bytes(32));
  return sealFiling(
    world,
    {
      desk,
      reference: rehearsalReference(desk),
      blindIndex: random.bytes(32),
      publicKey,
      today,
      due: undefined,
      state: { status: 'received', unanswered: false, excluded: [] },
    },
    { kind: 'report', what, where: '', how: '', who: '' },
  );
}
