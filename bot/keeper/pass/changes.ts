import type { ThreadId } from '../../domain/ids';
import { deskPosition, type Message, reporterPosition } from '../../domain/message';
import { type Entry, messageIdOf, type Operation } from '../../domain/operation';
import { type Act, actOf } from '../../domain/thread-act';
import { daysOfWriting } from '../../domain/window';
import type { ThreadRow } from '../../ports/threads';
import type { KeeperWorld } from '../keeper';

/** Entries that are to come out, and the threads that they name. */
export interface Opening {
  readonly world: KeeperWorld;
  readonly entries: readonly Entry[];
  readonly there: ReadonlyMap<ThreadId, ThreadRow>;
}

export interface Delivered<Kind extends Operation['kind'] = Operation['kind']> {
  readonly entry: Entry;
  readonly nth: number;
  readonly operation: Extract<Operation, { kind: Kind }>;
}

/** A message in an existing thread, as far as it changes the thread's state. */
export interface Change extends Pick<MessageOperation, 'thread' | 'side' | 'place' | 'renewal'> {
  readonly act: Act;
}
type MessageOperation = Delivered<'message'>['operation'];

/** The operations of one kind. */
export function ofKind<Kind extends Operation['kind']>(
  entries: readonly Entry[],
  kind: Kind,
): readonly Delivered<Kind>[] {
  return entries.flatMap((entry) =>
    entry.operations.flatMap((operation, nth) => {
      const isOfKind = (one: Operation): one is Extract<Operation, { kind: Kind }> =>
        one.kind === kind;
      return isOfKind(operation) ? [{ entry, nth, operation }] : [];
    }),
  );
}

/** A message's effect on its thread's state. A reporter's act bears the first day of its window. */
export function changeOf({ entry, operation }: Delivered<'message'>): Change {
  const { thread, side, place, body, renewal } = operation;
  const day = entry.when.from;
  // What begins a thread is not sent in one that is there.
  const act = actOf(body, day) ?? { kind: 'message', day };
  return { thread, side, place, act, renewal };
}

/** A message of a window, and how it is stored. */
interface PlacedMessage {
  readonly delivered: Delivered<'message'>;
  readonly message: Message;
}

/**
 * Messages of one thread that come out together, as they are stored.
 * @param out how many of the thread are out before this pass: the place of what a reporter wrote
 */
export function placed(
  written: readonly Delivered<'message'>[],
  out: number,
): readonly PlacedMessage[] {
  const inPlace = [...written].sort((one, other) => one.operation.place - other.operation.place);
  let nth = 0;
  return inPlace.map((delivered) => {
    const { entry, operation } = delivered;
    const { side, seen, place, body } = operation;
    const position = side === 'desk' ? deskPosition(seen, place) : reporterPosition(out, nth++);
    const id = messageIdOf(entry, delivered.nth);
    return { delivered, message: { id, ...daysOfWriting(entry.when), position, body } };
  });
}

/** The threads that operations refer to, each once. */
export function namedThreads(entries: readonly Entry[]): readonly ThreadId[] {
  const named = entries.flatMap(({ operations }) =>
    operations.flatMap((operation) => {
      switch (operation.kind) {
        case 'filing':
          return [];
        case 'message':
          return [operation.thread];
        case 'move':
          return [operation.from];
        case 'excerpt':
          return [operation.origin];
        case 'remove':
          return operation.threads;
      }
    }),
  );
  return [...new Set(named)];
}
