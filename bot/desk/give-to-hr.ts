import type { Member } from '../domain/member';
import type { Notice } from '../domain/press';
import { drawReference } from '../domain/reference';
import type { Epoch, PoolRow } from '../ports/pool';
import type { Posted } from '../threads/post-message';
import { currentEpoch } from '../threads/put-rows';
import { freeReference, sealFiling } from '../threads/seal-thread';
import { act, type Sending } from './act';
import type { Deed } from './deeds';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';
import { excludedAt } from './named';

/**
 * Gives HR an excerpt as a thread of its own, in which the handlers are in the reporter's place, and tells the reporter:
 * both or nothing. Nothing that is stored in the clear links the two threads.
 */
export async function giveToHr(
  desk: DeskWorld,
  member: Member,
  visible: Visible,
  deed: Extract<Deed, { kind: 'given_to_hr' }>,
  sending: Sending,
): Promise<Posted | Notice> {
  const { row, state } = visible;
  // What waits may be a colleague's excerpt, or a step-down that must hold at HR's desk as well.
  if (sending.seen.pending > 0) return 'places_full';
  const excluded = await excludedAt(desk, 'hr', state.excluded, deed.involved);
  if (typeof excluded === 'string') return excluded;
  const keys = await desk.threadSealer.openAsDesk(row);
  if (await reporterWrites(desk, keys.common)) return 'on_its_way';
  const { blindIndex, publicKey } = await desk.threadSealer.excerptKeys(keys.internal);
  if ((await desk.threads.byBlindIndex(blindIndex)) !== undefined) return 'not_now';
  const drawn = drawReference((length) => desk.chance.crockford(length));
  const filing = await sealFiling(
    desk,
    {
      desk: 'hr',
      reference: await freeReference(desk, drawn),
      blindIndex,
      publicKey,
      today: desk.clock.today(),
      state: { status: 'received', unanswered: false, excluded, origin: row.id },
    },
    { kind: 'excerpt', text: deed.excerpt },
  );
  const along = async (epoch: Epoch): Promise<readonly PoolRow[]> => [
    {
      slot: desk.chance.bytes(32),
      epoch: epoch.id,
      envelope: await desk.poolSealer.seal(epoch, filing),
    },
  ];
  const told = { kind: 'handed_over', to: 'hr', name: '', cause: '', text: deed.text } as const;
  return act(desk, member, visible, told, sending, along);
}

/** What waits there may be the reporter's no: nothing goes to HR before it has been read. */
async function reporterWrites(desk: DeskWorld, common: Uint8Array): Promise<boolean> {
  const epoch = await currentEpoch(desk);
  const taken = await desk.pool.taken(desk.messages.slots(common, epoch.id, 'reporter'));
  return taken.some(Boolean);
}
