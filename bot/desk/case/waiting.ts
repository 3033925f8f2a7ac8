import type { Day } from '../../domain/day';
import type { ThreadId } from '../../domain/ids';
import { type DeskBody, deskPosition, isByReporter, type Message } from '../../domain/message';
import { deskThread, type Entry, messageIdOf, type Operation } from '../../domain/operation';
import type { Pool, PoolSnapshot } from '../../ports/pool';

/** The desk's message to the reporter that is not delivered yet. */
export interface Sent {
  readonly entry: Entry;
  readonly place: number;
  readonly message: Message<DeskBody>;
  /** Whether it can be taken back or changed by itself. */
  readonly alone: boolean;
}

/** What goes to the other desk, with the messages to the reporter that go along. */
export interface Parcel {
  readonly entry: Entry;
  readonly operation: Extract<Operation, { kind: 'excerpt' | 'move' | 'message' }>;
  readonly told: readonly Sent[];
}

/** What a thread's desk has sent that is not delivered yet. */
export interface Waiting {
  readonly entries: readonly Entry[];
  /** Messages to the reporter that go with no parcel, in order. */
  readonly sent: readonly Sent[];
  readonly parcels: readonly Parcel[];
  readonly departureOf: PoolSnapshot['departureOf'];
}

export async function findWaiting(
  { pool }: { readonly pool: Pick<Pool, 'now'> },
  { id }: { readonly id: ThreadId },
): Promise<Waiting> {
  return waitingOf(await pool.now(), id);
}

/** A thread's part of all that waits. A reporter's messages are not looked at. */
export function waitingOf({ entries: all, departureOf }: PoolSnapshot, thread: ThreadId): Waiting {
  const entries = all.filter(({ operations }) =>
    operations.some((operation) => deskThread(operation) === thread),
  );
  const parcels: Parcel[] = [];
  const sent: Sent[] = [];
  for (const entry of entries) {
    const messages = entry.operations.flatMap((operation, nth) => sentIn(entry, operation, nth));
    const parcel = entry.operations.find(isParcel);
    if (parcel === undefined) sent.push(...messages);
    else parcels.push({ entry, operation: parcel, told: messages });
  }
  const isUntold = parcels.some(({ operation }) => isUntoldExcerpt(operation));
  const isTelling = ({ message: { body } }: Sent): boolean =>
    isUntold && body.kind === 'handed_over' && body.to === 'hr';
  const telling = sent.filter(isTelling);
  return {
    entries,
    sent: sent.filter((one) => !isTelling(one)).sort((one, other) => one.place - other.place),
    // A waiting excerpt and its message to the reporter belong together: alone, either would be untrue.
    parcels: parcels
      .map((one) =>
        isUntoldExcerpt(one.operation) ? { ...one, told: [...one.told, ...telling] } : one,
      )
      .sort((one, other) => placeOf(one.operation) - placeOf(other.operation)),
    departureOf,
  };
}

function sentIn(entry: Entry, operation: Operation, nth: number): Sent[] {
  if (operation.kind !== 'message' || operation.side !== 'desk') return [];
  const { body, place, seen } = operation;
  if (isByReporter(body)) return [];
  const id = messageIdOf(entry, nth);
  const message = { id, day: entry.when.from, position: deskPosition(seen, place), body };
  return [{ entry, place, message, alone: operation.stays !== true }];
}

function isParcel(operation: Operation): operation is Parcel['operation'] {
  const { kind } = operation;
  return (
    kind === 'excerpt' || kind === 'move' || (kind === 'message' && operation.from !== undefined)
  );
}

function placeOf(operation: Operation): number {
  return operation.kind === 'message' ? operation.place : 0;
}

function isUntoldExcerpt(operation: Operation): boolean {
  return operation.kind === 'excerpt' && operation.how === 'untold';
}

/** Whether the thread is on its way to the other desk. */
export function isMoving({ parcels }: Pick<Waiting, 'parcels'>): boolean {
  return parcels.some(({ operation }) => operation.kind === 'move');
}

/** How many things wait, without words to HR, which count in HR's thread. */
export function countPending({ entries, parcels }: Waiting): number {
  const words = parcels.filter(({ operation }) => operation.kind === 'message').length;
  return entries.length - words;
}

/** Names what waits, to tell apart two members who act at once. */
export function nameWaiting({ entries }: Pick<Waiting, 'entries'>): string {
  return entries
    .map(({ id }) => id.slice(0, 8))
    .sort()
    .join(' ');
}

/** The first day of delivery of what waits; none if nothing waits. */
export function firstOutOf({ entries }: Pick<Waiting, 'entries'>): Day | undefined {
  return entries.map(({ when }) => when.outOn).sort()[0];
}
