import type { ThreadId } from '../domain/ids';
import type { DeskRecord, Parcel, ParcelContent, ParcelPlace } from '../ports/desk-records';
import type { Epoch } from '../ports/pool';
import type { DataKeys } from '../ports/sealer';
import { isDamaged } from '../threads/is-damaged';
import type { DeskWorld } from './desk';
import { findExcerpt } from './excerpt';
import type { Visible } from './find-thread';
import { comesOut, type Waiting, type Waits } from './waiting';

/** What goes to the other desk and waits, with all that is taken out of the pool when it is taken back. */
export interface WaitingParcel {
  readonly parcel: Parcel;
  readonly slots: readonly Uint8Array[];
  readonly copies: readonly DeskRecord[];
  /** Of an excerpt: the words to the reporter that go with it. */
  readonly told: readonly Waits[];
}

/**
 * The copy that a desk keeps of a parcel until it goes; none where that is as soon as possible.
 * @param content what it is
 */
export function parcelCopy(
  world: Pick<DeskWorld, 'windows' | 'records' | 'waits' | 'random'>,
  { internal }: Pick<DataKeys, 'internal'>,
  thread: ThreadId,
  epoch: Epoch,
  content: ParcelContent,
): DeskRecord | undefined {
  const outOn = comesOut(world, epoch, 'pass');
  if (outOn === undefined) return undefined;
  const parcel: Parcel = { id: world.random.id(), outOn, ...content };
  return {
    tag: world.records.parcelTag(internal, placeOf(parcel)),
    envelope: world.records.sealParcel(internal, thread, parcel),
  };
}

/**
 * What of a thread waits to go to the other desk. Only what lies in the pool whole: what a version put there
 * that kept no copy of it is not found.
 */
export async function findParcels(
  world: DeskWorld,
  visible: Visible,
  waiting: Waiting,
): Promise<readonly WaitingParcel[]> {
  const { row, state } = visible;
  if (waiting.days.length === 0) return [];
  const keys = await visible.keys();
  const found =
    row.desk === 'hr'
      ? await findMove(world, keys, row.id, waiting)
      : [
          ...(await findGiven(world, keys, row.id, waiting)),
          ...(state.hr === 'given' || state.hr === 'answered'
            ? await findWords(world, keys, row.id, waiting)
            : []),
        ];
  const there = await Promise.all(
    found.map(async ({ slots }) => (await world.pool.taken(slots)).every(Boolean)),
  );
  return found.filter((_, n) => there[n]);
}

/** What waits beside parcels: the words to the reporter that go with an excerpt are part of it. */
export function apart(
  { sent }: Pick<Waiting, 'sent'>,
  parcels: readonly WaitingParcel[],
): readonly Waits[] {
  const told = new Set(parcels.flatMap((one) => one.told));
  return sent.filter((one) => !told.has(one));
}

async function findGiven(
  world: DeskWorld,
  keys: DataKeys,
  thread: ThreadId,
  { epoch, slots, days, sent }: Waiting,
): Promise<readonly WaitingParcel[]> {
  const { messages, pool } = world;
  const beyond = messages.parcelSlots(keys.internal, epoch.id, 1);
  if (!(await pool.taken(beyond)).every(Boolean)) return [];
  const places = days.map((outOn) => ({ kind: 'excerpt', place: 0, outOn }) as const);
  const told = sent.filter(
    ({ message: { body } }) => body.kind === 'handed_over' && body.to === 'hr',
  );
  return (await copiesAt(world, keys, thread, places)).flatMap(({ parcel, copy }) => {
    if (parcel.kind !== 'excerpt') return [];
    // Without the words to the reporter it could not be taken back whole.
    if (parcel.how !== 'untold' && told.length === 0) return [];
    const held = {
      agreed: messages.slots(keys.common, epoch.id, 'reporter'),
      told: [],
      untold: slots.slice(0, 1),
    }[parcel.how];
    return [
      {
        parcel,
        slots: [...beyond, ...held, ...told.map(({ slot }) => slot)],
        copies: [copy, ...told.map(({ record }) => record)],
        told,
      },
    ];
  });
}

async function findMove(
  world: DeskWorld,
  keys: DataKeys,
  thread: ThreadId,
  { epoch, slots, taken, days }: Waiting,
): Promise<readonly WaitingParcel[]> {
  // A move takes every place.
  if (!taken.every(Boolean)) return [];
  const { messages } = world;
  const places = days.map((outOn) => ({ kind: 'move', place: 0, outOn }) as const);
  const reporters = messages.slots(keys.common, epoch.id, 'reporter');
  return (await copiesAt(world, keys, thread, places)).flatMap(({ parcel, copy }) => {
    if (parcel.kind !== 'move') return [];
    const beyond = messages.parcelSlots(keys.internal, epoch.id, parcel.beyond);
    return [{ parcel, slots: [...reporters, ...slots, ...beyond], copies: [copy], told: [] }];
  });
}

async function findWords(
  world: DeskWorld,
  keys: DataKeys,
  thread: ThreadId,
  { epoch, days }: Waiting,
): Promise<readonly WaitingParcel[]> {
  const excerpt = await findExcerpt(world, keys);
  if (excerpt === undefined) return [];
  const slots = world.messages.slots(excerpt.common, epoch.id, 'reporter');
  const taken = await world.pool.taken(slots);
  const places = slots.flatMap((_, place) =>
    taken[place] === true ? days.map((outOn) => ({ kind: 'words', place, outOn }) as const) : [],
  );
  return (await copiesAt(world, keys, thread, places)).flatMap(({ parcel, copy }) => {
    const slot = parcel.kind === 'words' ? slots[parcel.place] : undefined;
    return slot === undefined ? [] : [{ parcel, slots: [slot], copies: [copy], told: [] }];
  });
}

/** The copies that are there of those parcels, opened. */
async function copiesAt(
  { deskRecords, records, journal }: DeskWorld,
  { internal }: Pick<DataKeys, 'internal'>,
  thread: ThreadId,
  places: readonly ParcelPlace[],
): Promise<readonly { readonly parcel: Parcel; readonly copy: DeskRecord }[]> {
  if (places.length === 0) return [];
  const tags = places.map((of) => records.parcelTag(internal, of));
  const envelopes = await deskRecords.messages(tags);
  return tags.flatMap((tag, at) => {
    const envelope = envelopes[at];
    if (envelope === undefined) return [];
    try {
      return [{ parcel: records.openParcel(internal, thread, envelope), copy: { tag, envelope } }];
    } catch (error) {
      if (!isDamaged(error)) throw error;
      journal.fault('desk', error);
      return [];
    }
  });
}

function placeOf(parcel: Parcel): ParcelPlace {
  const { kind, outOn } = parcel;
  return { kind, place: parcel.kind === 'words' ? parcel.place : 0, outOn };
}
