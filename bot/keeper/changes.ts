import type { ThreadId } from '../domain/ids';
import type { Body, Message, Side } from '../domain/message';
import { type Entry, messageIdOf, type Operation, type Renewal } from '../domain/operation';
import { type Act, closingAct } from '../domain/thread';
import { daysOfWriting } from '../domain/window';

/** An operation with the submission that it belongs to. */
export interface Released<Kind extends Operation['kind'] = Operation['kind']> {
  readonly entry: Entry;
  readonly nth: number;
  readonly operation: Extract<Operation, { kind: Kind }>;
}

/** What was written in a thread that is there, as far as it changes the thread's state. */
export interface Change {
  readonly thread: ThreadId;
  readonly side: Side;
  readonly place: number;
  readonly act: Act;
  readonly renewal?: Renewal | undefined;
}

/** The operations of one kind. */
export function ofKind<Kind extends Operation['kind']>(
  entries: readonly Entry[],
  kind: Kind,
): readonly Released<Kind>[] {
  return entries.flatMap((entry) =>
    entry.operations.flatMap((operation, nth) => {
      const isOfKind = (one: Operation): one is Extract<Operation, { kind: Kind }> =>
        one.kind === kind;
      return isOfKind(operation) ? [{ entry, nth, operation }] : [];
    }),
  );
}

/** What a message does to its thread's state. A reporter's act bears the first day of its window. */
export function changeOf({ entry, operation }: Released<'message'>): Change {
  const { thread, side, place, body, renewal } = operation;
  return { thread, side, place, act: actOf(body, entry.when.from), renewal };
}

/** A message as it is stored. */
export function messageOf({ entry, nth, operation }: Released<'message'>): Message {
  const { seen, place, body } = operation;
  return {
    id: messageIdOf(entry, nth),
    ...daysOfWriting(entry.when),
    position: seen + place,
    body,
  };
}

function actOf(body: Exclude<Body, { kind: 'note' }>, day: Act['day']): Act {
  switch (body.kind) {
    case 'closed':
      return closingAct(body, day);
    case 'handed_over':
      return { kind: 'handed_over', day, toHr: body.to === 'hr' };
    case 'hr_answered':
      return { kind: 'hr_answered', day, yes: body.yes };
    case 'report':
    case 'talk':
    case 'excerpt':
    case 'entered':
    case 'by_hr':
    case 'moved':
      // None of them is sent in a thread that is there.
      return { kind: 'message', day };
    default:
      return { kind: body.kind, day };
  }
}

/** The threads that operations are about, each once. */
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
      }
    }),
  );
  return [...new Set(named)];
}
