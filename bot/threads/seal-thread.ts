import { limits } from '../domain/limits';
import type { Message } from '../domain/message';
import type { ThreadState } from '../domain/thread';
import type { PassWrites } from '../ports/pool-store';
import type { Random } from '../ports/random';
import type { DataKeys, MessageSealer, ThreadSealer } from '../ports/sealers';
import type { ThreadRow } from '../ports/threads';

/** A new thread before it is sealed. */
export interface NewThread extends Omit<ThreadRow, 'revision' | 'state' | 'keys'> {
  /** The public key of the holder of the reporter's place; 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly state: ThreadState;
}

interface SealWorld {
  readonly random: Pick<Random, 'id'>;
  readonly threadSealer: Pick<ThreadSealer, 'newKeys' | 'sealState'>;
  readonly messages: Pick<MessageSealer, 'seal' | 'tags'>;
}

/** A sealed row with its data keys. */
export interface SealedThread {
  readonly thread: ThreadRow;
  readonly dataKeys: DataKeys;
}

/** Seals a new thread's row with new data keys, wrapped for its desk and for the reporter's place. */
export function sealThread(
  { random, threadSealer }: Omit<SealWorld, 'messages'>,
  { publicKey, state, ...of }: NewThread,
): SealedThread {
  const { id, reference, desk, filedOn, expiry } = of;
  const revision = random.id<ThreadRow['revision']>();
  const { keys, dataKeys } = threadSealer.newKeys(id, desk, expiry, publicKey);
  const sealed = threadSealer.sealState({ id, reference, desk, filedOn, revision, expiry }, state);
  return { thread: { ...of, revision, state: sealed, keys }, dataKeys };
}

/** Seals a new thread and its first message. */
export function sealBegun(
  world: SealWorld,
  of: NewThread,
  written: Pick<Message, 'day' | 'until' | 'body'>,
): SealedThread & { readonly message: PassWrites['messages'][number] } {
  const sealed = sealThread(world, of);
  const { common } = sealed.dataKeys;
  const first = { id: world.random.id(), position: 0, ...written };
  const candidates = world.messages.tags(common, 'reporter', 0, limits.candidateTags);
  return {
    ...sealed,
    message: { candidates, envelope: world.messages.seal(common, of.id, first) },
  };
}
