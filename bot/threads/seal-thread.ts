import type { Day, Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Message } from '../domain/message';
import type { Reference } from '../domain/reference';
import type { ThreadState } from '../domain/thread';
import type { Release } from '../ports/pool-store';
import type { Random } from '../ports/random';
import type { DataKeys, MessageSealer, ThreadSealer } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';

/** A new thread before it is sealed. */
export interface NewThread {
  readonly id: ThreadId;
  readonly desk: Desk;
  readonly reference: Reference;
  readonly blindIndex: Uint8Array;
  /** The public key of the holder of the reporter's place; 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly filedOn: Day;
  readonly expiry: Month;
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
  const { id, desk, filedOn, expiry } = of;
  const revision = random.id<ThreadRow['revision']>();
  const { keys, dataKeys } = threadSealer.newKeys(id, desk, expiry, publicKey);
  const sealed = threadSealer.sealState({ id, desk, filedOn, revision, expiry }, state);
  return { thread: { ...of, revision, state: sealed, keys }, dataKeys };
}

/** Seals the first message of a thread. */
export function sealFirst(
  { messages }: Pick<SealWorld, 'messages'>,
  common: Uint8Array,
  thread: ThreadId,
  message: Message,
): Release['messages'][number] {
  return {
    candidates: messages.tags(common, 'reporter', 0, limits.candidateTags),
    envelope: messages.seal(common, thread, message),
  };
}
