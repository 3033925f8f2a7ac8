import type { Id } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { NoteBody } from '../../domain/message';
import type { DataKeys } from '../../ports/sealers';
import type { DeskRecord } from '../../ports/threads';
import { findFamily } from '../../threads/families';
import { findNotes } from '../../threads/notes';
import type { DeskWorld, OpenCase } from './context';
import { findWaiting } from './waiting';

/** A note as a thread's next record. It holds only if no colleague notes something first. */
export async function recordOf(
  world: DeskWorld,
  visible: OpenCase,
  body: NoteBody,
): Promise<DeskRecord> {
  const keys = await visible.keys();
  const { number, position } = await nextNote(world, keys, visible);
  const note = { id: world.random.id<Id>(), day: world.clock.today(), position, body };
  const [tag] = world.records.noteTags(keys.internal, number, 1);
  if (tag === undefined) throw new RangeError('a tag for each number');
  return { tag, envelope: world.records.sealNote(keys.internal, visible.row.id, note) };
}

/** The next note's number, and the position of the last message that its writer can see. */
async function nextNote(world: DeskWorld, keys: DataKeys, { row }: Pick<OpenCase, 'row'>) {
  const { common, internal } = keys;
  const notes = await findNotes(world, internal, row.id);
  const families = [
    notes,
    await findFamily(world, common, row.id, 'reporter'),
    await findFamily(world, common, row.id, 'desk'),
  ];
  const lasts = await Promise.all(
    // What is delivered together has any order.
    families.map((found) => found.from(Math.max(0, found.count - limits.placesPerSide))),
  );
  const { sent } = await findWaiting(world, row);
  const seen = [...lasts.flat(), ...sent.map(({ message }) => message)];
  return { number: notes.count, position: Math.max(...seen.map(({ position }) => position)) };
}
