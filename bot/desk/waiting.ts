import { addDays, type Day } from '../domain/day';
import { limits } from '../domain/limits';
import type { WaitsFor } from '../domain/window';
import type { Copy, DeskRecord } from '../ports/desk-records';
import type { Epoch } from '../ports/pool';
import type { DataKeys } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { isDamaged } from '../threads/is-damaged';
import type { Post } from '../threads/post-message';
import { currentEpoch } from '../threads/put-rows';
import type { DeskWorld } from './desk';

/** Something that the desk has sent and that is not out, with its row in the running epoch. */
export interface Waits extends Copy {
  readonly slot: Uint8Array;
  readonly record: DeskRecord;
}

/** What waits of a thread's desk. */
export interface Waiting {
  readonly epoch: Epoch;
  /** The slots of the desk's places, and which of them are taken. */
  readonly slots: readonly Uint8Array[];
  readonly taken: readonly boolean[];
  /** The days on which something can come out that waits. */
  readonly days: readonly Day[];
  /** As far as there is a copy: not of what is released as soon as possible. In the order of its places. */
  readonly sent: readonly Waits[];
}

/**
 * What of a thread's desk waits for the release. A row is found by its place in the running epoch, and its
 * copy by that place and a day: what is out by now came out before this epoch ends, and is not looked for.
 */
export async function findWaiting(
  world: Pick<
    DeskWorld,
    | 'pool'
    | 'poolSealer'
    | 'messages'
    | 'deskRecords'
    | 'records'
    | 'clock'
    | 'journal'
    | 'windows'
    | 'waits'
  >,
  { common, internal }: DataKeys,
  { id }: Pick<ThreadRow, 'id'>,
): Promise<Waiting> {
  const { pool, messages, deskRecords, records, clock, journal } = world;
  const epoch = await currentEpoch(world);
  const slots = messages.slots(common, epoch.id, 'desk');
  const taken = await pool.taken(slots);
  const days = daysFrom(firstOut(world, epoch), clock.today());
  const places = slots.flatMap((slot, place) =>
    taken[place] === true
      ? days.map((day) => ({ slot, place, tag: records.copyTag(internal, place, day) }))
      : [],
  );
  const envelopes =
    places.length === 0 ? [] : await deskRecords.messages(places.map(({ tag }) => tag));
  const sent = places.flatMap(({ slot, tag }, at): Waits[] => {
    const envelope = envelopes[at];
    if (envelope === undefined) return [];
    try {
      const copy = records.openCopy(internal, id, envelope);
      return [{ ...copy, slot, record: { tag, envelope } }];
    } catch (error) {
      if (!isDamaged(error)) throw error;
      journal.fault('desk', error);
      return [];
    }
  });
  return { epoch, slots, taken, days, sent };
}

/** The day on which something comes out that is sent now; none where it does as soon as possible. */
export function comesOut(
  world: Pick<DeskWorld, 'windows' | 'waits'>,
  epoch: Pick<Epoch, 'endsOn'>,
  waits: WaitsFor,
): Day | undefined {
  const first = firstOut(world, epoch);
  if (first === undefined) return undefined;
  // The window may have ended since the press.
  const opens = world.windows.opensOn(waits, epoch);
  return opens > first ? opens : first;
}

/** The day on which something comes out at the earliest; none where it does as soon as possible. */
function firstOut(
  { windows, waits }: Pick<DeskWorld, 'windows' | 'waits'>,
  { endsOn }: Pick<Epoch, 'endsOn'>,
): Day | undefined {
  return endsOn ?? (waits() ? windows.opensOn('pass') : undefined);
}

/** The days on which something can come out that waits. */
function daysFrom(first: Day | undefined, today: Day): readonly Day[] {
  if (first === undefined) return [];
  const last = addDays(first > today ? first : today, limits.daysAhead);
  const days = [first];
  for (let day = addDays(first, 1); day <= last && days.length < mostDays; day = addDays(day, 1))
    days.push(day);
  return days;
}

/** More than a release can be late by: beyond it what waits is shown without its text. */
const mostDays = 60;

/** Names what waits, so that two who act at once are told apart. */
export function nameWaiting({ sent }: Pick<Waiting, 'sent'>): string {
  return sent.map(({ message }) => message.id.slice(0, 8)).join(' ');
}

/**
 * The copy that the desk keeps of what it sends, until it is out; none where that is as soon as possible.
 * @param body what it says
 * @param of whether its row is all that is sent, and what it waits for
 */
export function copyFor(
  world: Pick<DeskWorld, 'windows' | 'records' | 'waits'>,
  { internal }: Pick<DataKeys, 'internal'>,
  thread: ThreadRow['id'],
  body: Copy['message']['body'],
  { alone, waits }: { readonly alone: boolean; readonly waits: WaitsFor },
): NonNullable<Post['copy']> {
  const { records } = world;
  return (epoch, place, message) => {
    const outOn = comesOut(world, epoch, waits);
    if (outOn === undefined) return undefined;
    const copy = { place, outOn, alone, message: { ...message, body } };
    return {
      tag: records.copyTag(internal, place, outOn),
      envelope: records.sealCopy(internal, thread, copy),
    };
  };
}
