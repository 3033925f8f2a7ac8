import type { Day } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { ReporterBody } from '../domain/message';
import type { Reference } from '../domain/reference';
import { expiryOfOpen } from '../domain/retention';
import type { ThreadState } from '../domain/thread';
import type { DataKeys, DueOn, Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import type { ThreadWorld } from './worlds';

/** A thread that is to be, before it is sealed. */
export interface NewThread {
  readonly desk: Desk;
  readonly reference: Reference;
  readonly blindIndex: Uint8Array;
  /** Its id, where something names it already; drawn where nothing does. */
  readonly id?: ThreadId | undefined;
  /** The public key of who holds the reporter's place; 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly today: Day;
  /**
   * The day by the clock, whose month has a key: a window may have begun before the installation did. The
   * release puts it under the month that all open threads share.
   */
  readonly now?: Day;
  /** When it is released. */
  readonly due: DueOn;
  readonly state: ThreadState;
  /** The day from which the clocks run, where it is known to be an earlier one. */
  readonly runsFrom?: Day | undefined;
}

/**
 * Seals a new, open thread's row: with a new id and new data keys, wrapped for its desk and for the
 * reporter's place.
 */
export function sealThread(
  { random, threadSealer }: Pick<ThreadWorld, 'random' | 'threadSealer'>,
  {
    desk,
    reference,
    blindIndex,
    publicKey,
    today,
    now = today,
    due,
    state,
    runsFrom: earlier,
    ...given
  }: NewThread,
): { readonly thread: ThreadRow; readonly dataKeys: DataKeys } {
  const id = given.id ?? random.id<ThreadId>();
  const expiry = expiryOfOpen(now);
  const revision = random.id<ThreadRow['revision']>();
  const { keys, dataKeys } = threadSealer.newKeys(id, desk, expiry, publicKey);
  // HR's days run from the release, whose day the row will bear; of what came another way, from its arrival.
  const fromWindow = due === undefined || desk === 'hr' ? undefined : today;
  const runsFrom = state.runsFrom ?? earlier ?? fromWindow;
  const sealed = threadSealer.sealState({ id, desk, revision, expiry }, { ...state, runsFrom });
  const thread: ThreadRow = {
    id,
    reference,
    blindIndex,
    desk,
    filedOn: today,
    expiry,
    revision,
    state: sealed,
    keys,
  };
  return { thread, dataKeys };
}

type Filing = Extract<Operation, { kind: 'filing' }>;

/** Seals a new thread with its first message, as the release takes it in. */
export function sealFiling(
  world: Pick<ThreadWorld, 'random' | 'threadSealer' | 'messages'>,
  of: NewThread,
  body: ReporterBody,
): Filing {
  return sealFilingWithKeys(world, of, body).filing;
}

/** The same, with the desk's own data key: for what is stored beside it in the same moment. */
export function sealFilingWithKeys(
  world: Pick<ThreadWorld, 'random' | 'threadSealer' | 'messages'>,
  of: NewThread,
  body: ReporterBody,
): { readonly filing: Filing; readonly internal: Uint8Array } {
  const { thread, dataKeys } = sealThread(world, of);
  const { random, messages } = world;
  const message = { id: random.id(), day: of.today, position: 0, body };
  const filing: Filing = {
    kind: 'filing',
    due: of.due,
    thread,
    tags: messages.tags(dataKeys.common, 'reporter', 0, limits.candidateTags),
    message: messages.seal(dataKeys.common, thread.id, message),
  };
  return { filing, internal: dataKeys.internal };
}
