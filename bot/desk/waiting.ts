import type { Day } from '../domain/day';
import type { Id, ThreadId } from '../domain/ids';
import { type DeskBody, isByReporter, type Message } from '../domain/message';
import { deskThread, type Entry, messageIdOf, type Operation } from '../domain/operation';
import type { Waiting as AllWaiting } from '../ports/pool';
import type { DeskWorld } from './desk';

/** A message to the reporter that the desk has sent and that is not out. */
export interface Sent {
  readonly entry: Entry;
  readonly place: number;
  readonly message: Message<DeskBody>;
  /** Whether it can be taken back and changed by itself. */
  readonly alone: boolean;
}

type Excerpt = Extract<Operation, { kind: 'excerpt' }>;
type Move = Extract<Operation, { kind: 'move' }>;
type Words = Extract<Operation, { kind: 'message' }>;

/** What goes to the other desk, with the words to the reporter that go along. */
export interface Parcel {
  readonly entry: Entry;
  readonly operation: Excerpt | Move | Words;
  readonly told: readonly Sent[];
}

/** What a thread's desk has sent and what is not out. */
export interface Waiting {
  readonly entries: readonly Entry[];
  /** Messages to the reporter beside those that go with a parcel, in their order. */
  readonly sent: readonly Sent[];
  readonly parcels: readonly Parcel[];
  /** Why something is not here any more. */
  readonly departureOf: AllWaiting['departureOf'];
}

/** What of a thread's desk waits for the release. */
export async function findWaiting(
  { pool }: Pick<DeskWorld, 'pool'>,
  { id }: { readonly id: ThreadId },
): Promise<Waiting> {
  return waitingOf(await pool.now(), id);
}

/** The same of all that waits. What a reporter has sent is not looked at. */
export function waitingOf({ entries: all, departureOf }: AllWaiting, thread: ThreadId): Waiting {
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
  const isTelling = ({ message }: Sent): boolean => isUntold && isOfExcerpt(message.body);
  const telling = sent.filter(isTelling);
  return {
    entries,
    sent: sent.filter((one) => !isTelling(one)).sort((one, other) => one.place - other.place),
    // The reporter is told of an excerpt that waits: one without the other would be untrue.
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
  const message = { id, day: entry.when.from, position: seen + place, body };
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

function isOfExcerpt(body: DeskBody): boolean {
  return body.kind === 'handed_over' && body.to === 'hr';
}

/** Whether the thread is on its way to the other desk. */
export function isMoving({ parcels }: Pick<Waiting, 'parcels'>): boolean {
  return parcels.some(({ operation }) => operation.kind === 'move');
}

/** How much waits that its desk's people see as theirs: what goes to HR as words counts in its own thread. */
export function countPending({ entries, parcels }: Waiting): number {
  const words = parcels.filter(({ operation }) => operation.kind === 'message').length;
  return entries.length - words;
}

/** Names what waits, so that two who act at once are told apart. */
export function nameWaiting({ entries }: Pick<Waiting, 'entries'>): string {
  return entries
    .map(({ id }) => id.slice(0, 8))
    .sort()
    .join(' ');
}

/** The day at whose hour the first of it comes out; none where nothing waits. */
export function firstOutOf({ entries }: Pick<Waiting, 'entries'>): Day | undefined {
  return entries.map(({ when }) => when.outOn).sort()[0];
}

/** What has an id as it is shown: an entry's. */
export function findEntry({ entries }: Waiting, id: Id): Entry | undefined {
  return entries.find((one) => one.id === id);
}
