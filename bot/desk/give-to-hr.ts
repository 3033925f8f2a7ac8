import type { DeskCommand } from '../domain/desk-command';
import type { Member } from '../domain/member';
import type { Side } from '../domain/message';
import { drawReference } from '../domain/reference';
import type { Remark } from '../domain/remarks';
import type { Epoch, PoolRow } from '../ports/pool';
import type { DataKeys, Operation } from '../ports/sealer';
import type { Posted } from '../threads/post-message';
import { currentEpoch } from '../threads/put-rows';
import { sealFiling } from '../threads/seal-thread';
import { withDeed } from '../threads/with-deed';
import type { DeskWorld } from './desk';
import { excludedAt } from './exclusions';
import type { Visible } from './find-thread';
import { postAsDesk, type Sending } from './post-as-desk';

/**
 * Gives HR an excerpt as a thread of its own, where the handlers are in the reporter's place, and tells the
 * reporter: both or nothing. The reporter's places are taken until the release, so that a no is either heard
 * first or not called sent. Nothing that is stored in the clear links the two threads.
 */
export async function giveToHr(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  command: Extract<DeskCommand, { kind: 'given_to_hr' }>,
  sending: Sending,
): Promise<Posted | Remark> {
  const { row, state } = visible;
  // What waits may be a colleague's excerpt.
  if (sending.seen.pending > 0) return 'places_full';
  const excluded = await excludedAt(world, 'hr', state.excluded, command.involved);
  if (typeof excluded === 'string') return excluded;
  const keys = await visible.keys();
  const waits = await inTheWay(world, keys);
  if (waits !== undefined) return waits;
  const { blindIndex, publicKey } = world.threadSealer.excerptKeys(keys.internal);
  if ((await world.threads.byBlindIndex(blindIndex)) !== undefined) return 'not_now';
  const filing = sealFiling(
    world,
    {
      desk: 'hr',
      reference: drawReference((length) => world.random.crockford(length)),
      blindIndex,
      publicKey,
      today: world.windows.firstDay('pass'),
      now: world.clock.today(),
      due: world.windows.dueOn('pass'),
      state: { status: 'received', unanswered: false, excluded, origin: row.id },
    },
    { kind: 'excerpt', text: command.excerpt },
  );
  const along = (epoch: Epoch): readonly PoolRow[] => {
    const row = (slot: Uint8Array, operation: Operation): PoolRow => ({
      slot,
      epoch: epoch.id,
      envelope: world.poolSealer.seal(epoch, operation),
    });
    const places = world.messages.slots(keys.common, epoch.id, 'reporter');
    const held = places.map((place) => row(place, { kind: 'hold' }));
    return [row(world.random.bytes(32), filing), ...held];
  };
  const told = { kind: 'handed_over', to: 'hr', name: '', cause: '', text: command.text } as const;
  // Who steps down meanwhile must not read it at HR's desk either.
  const guarded = withDeed(world, { thread: { of: row } });
  const posted = await postAsDesk(guarded, member, visible, told, sending, along);
  // Somebody took a place between looking and storing: a look says who.
  return posted === 'changed' ? ((await inTheWay(world, keys)) ?? posted) : posted;
}

/** What waits in the reporter's places may be a no: nothing goes to HR before it has been read. */
async function inTheWay(
  world: DeskWorld,
  { common }: Pick<DataKeys, 'common'>,
): Promise<'changed' | 'on_its_way' | undefined> {
  const epoch = await currentEpoch(world);
  const taken = async (side: Side): Promise<boolean> =>
    (await world.pool.taken(world.messages.slots(common, epoch.id, side))).some(Boolean);
  // The desk's places first: a member who gives an excerpt takes the reporter's as well.
  if (await taken('desk')) return 'changed';
  return (await taken('reporter')) ? 'on_its_way' : undefined;
}
